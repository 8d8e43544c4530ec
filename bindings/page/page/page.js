"use strict";
// The page: what is shown, and what is asked of the engine. The engine reads; nothing here judges a draft.

const WORDS = {
  ja: {
    skip: "下書きへ進む", title: "お知らせの点検 — noticelint", lang: "言語",
    privacy: "下書きはこのパソコンの中だけで読みます。この画面はどこにも接続せず、何も送信も保存もしません。",
    controls: "読むもの", file: "下書きのファイル", format: "書式", plain: "テキスト", stage: "段階", publisher: "発信者",
    publishOn: "公表予定日", previous: "以前のお知らせ", rules: "自社の規則(noticelint.toml とその土台)",
    draft: "下書き", drop: "文章を貼り付けるか、ファイル(Word、HTML、Markdown、テキスト)をここに落としてください。",
    saveText: "テキストを保存", saveReport: "レポートを保存", copyMissing: "足りない項目をコピー", saveWord: "Word のコメント付き写しを保存",
    result: "結果", report: "レポート", auto: "本文から読み取る", read: (value) => `本文から: ${value}`,
    starting: "準備しています…", waiting: "下書きを待っています。", reading: "読んでいます…",
    counts: (e, w, i) => e + w + i === 0 ? "指摘はありません。" : `重大${e}件、注意${w}件、参考${i}件`,
    severity: { error: "重大", warning: "注意", info: "参考" }, line: (n) => `${n}行`, fix: "直す",
    copied: (n) => `足りない項目を${n}件コピーしました。`, nothingMissing: "足りない項目はありません。",
    word: "Word のファイルは読むだけです。直すところは元のファイルで直し、もう一度開いてください。",
    broken: "内部エラーのため、この下書きは検査できませんでした。プログラムの不具合です。読み込みは最初からやり直しました。",
    damaged: "この画面のファイルが壊れています。入手し直してください。",
    stages: { first: "第1報", "follow-up": "続報", final: "最終報", single: "一度きりの告知" },
  },
  en: {
    skip: "Go to the draft", title: "Check a notice — noticelint", lang: "Language",
    privacy: "The draft is read on this computer only. This page connects to nothing, and sends and keeps nothing.",
    controls: "What is read", file: "File of the draft", format: "Format", plain: "Text", stage: "Stage", publisher: "Publisher",
    publishOn: "Planned day of publication", previous: "Earlier notices", rules: "Your own rules (noticelint.toml and what it extends)",
    draft: "Draft", drop: "Paste the text, or drop a file here (Word, HTML, Markdown, text).",
    saveText: "Save the text", saveReport: "Save the report", copyMissing: "Copy what is missing", saveWord: "Save a Word copy with comments",
    result: "Result", report: "Report", auto: "As the text says", read: (value) => `From the text: ${value}`,
    starting: "Getting ready…", waiting: "Waiting for a draft.", reading: "Reading…",
    counts: (e, w, i) => e + w + i === 0 ? "No findings." : `errors ${e}, warnings ${w}, notes ${i}`,
    severity: { error: "error", warning: "warning", info: "note" }, line: (n) => `line ${n}`, fix: "Mend",
    copied: (n) => `Copied ${n} missing ${n === 1 ? "item" : "items"}.`, nothingMissing: "Nothing is missing.",
    word: "Word files are only read here. Mend the file itself, and open it again.",
    broken: "Internal error: this draft was not checked. This is a fault of the program; the engine has been started afresh.",
    damaged: "This file is damaged; get it anew.",
    stages: { first: "First report", "follow-up": "Follow-up", final: "Final report", single: "Single notice" },
  },
};

const $ = (id) => document.getElementById(id);
const UTF8 = new TextEncoder();

/** What is being looked at. */
const state = {
  bytes: null,       // of a Word file, or of a text nobody has touched since it was opened
  name: "draft.txt",
  word: false,
  previous: [],
  rules: {},
  ruleset: null,
  answer: null,
  check: null,
};

// ---- the engine

let module = null;
let instance = null;

async function start() {
  const packed = Uint8Array.from(atob($("engine").textContent.trim()), (c) => c.charCodeAt(0));
  $("engine").remove();
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  module = await WebAssembly.compile(await new Response(stream).arrayBuffer());
  await fresh();
}

/** Nothing of the browser is handed to the engine: a crate names a source of random bytes that is never asked. */
async function fresh() {
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    (imports[from] ??= {})[name] = () => { throw new Error(name); };
  }
  instance = (await WebAssembly.instantiate(module, imports)).exports;
}

/** The bytes of an answer. Throws where the engine fails: then it has to be started afresh. */
function ask(header, files) {
  const head = UTF8.encode(JSON.stringify(header));
  const length = 4 + head.length + files.reduce((sum, file) => sum + file.length, 0);
  const room = instance.noticelint_room(length);
  const request = new Uint8Array(instance.memory.buffer, room, length);
  new DataView(request.buffer, room, 4).setUint32(0, head.length, true);
  request.set(head, 4);
  let at = 4 + head.length;
  for (const file of files) {
    request.set(file, at);
    at += file.length;
  }
  const answer = instance.noticelint_run(room, length);
  const size = new DataView(instance.memory.buffer, answer, 4).getUint32(0, true);
  const bytes = new Uint8Array(instance.memory.buffer, answer + 4, size).slice();
  instance.noticelint_done(answer, size);
  return bytes;
}

// ---- what is asked

const language = () => $("lang").value || (navigator.language.startsWith("ja") ? "ja" : "en");
const say = () => WORDS[language()];

function today() {
  const now = new Date();
  const two = (n) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function request() {
  const draft = state.bytes ?? UTF8.encode($("draft").value);
  const header = {
    draft: { name: state.name, size: draft.length },
    previous: state.previous.map((file) => ({ name: file.name, size: file.bytes.length })),
    rules: state.rules,
    ruleset: state.ruleset,
    "as-of": today(),
    lang: $("lang").value || null,
    stage: $("stage").value || null,
    publisher: $("publisher").value || null,
    "publish-on": $("publish-on").value || null,
  };
  return { header, files: [draft, ...state.previous.map((file) => file.bytes)] };
}

async function look() {
  if (!instance) return;
  const words = say();
  $("trouble").textContent = "";
  if (!state.bytes && !$("draft").value.trim()) return show(null, words.waiting);
  const { header, files } = request();
  let answer;
  try {
    performance.mark("asked");
    answer = JSON.parse(new TextDecoder().decode(ask(header, files)));
    performance.measure("answered", "asked");
  } catch {
    await fresh();
    show(null, "");
    $("trouble").textContent = words.broken;
    return;
  }
  if (answer.error) {
    show(null, "");
    $("trouble").textContent = answer.error;
    return;
  }
  show(answer);
}

// ---- what is shown

function show(answer, status) {
  const words = say();
  state.answer = answer;
  state.check = answer && JSON.parse(answer.check);
  const found = answer ? state.check.documents[0].findings : [];
  const count = (severity) => found.filter((one) => one.severity === severity).length;
  $("status").textContent = answer ? words.counts(count("error"), count("warning"), count("info")) : status;
  $("findings").replaceChildren(...found.map((one) => row(one, words)));
  controls(answer, words);
  frame(answer ? answer.page : "");
  $("save-report").disabled = $("copy-missing").disabled = !answer;
  $("save-text").disabled = state.word || !$("draft").value;
  $("save-word").hidden = !state.word;
  $("save-word").disabled = !answer;
  document.documentElement.dataset.ready = answer ? "answered" : "waiting";
}

function row(one, words) {
  const item = document.createElement("li");
  item.className = one.severity;
  const go = document.createElement("button");
  go.type = "button";
  go.className = "go";
  const severity = document.createElement("strong");
  severity.textContent = words.severity[one.severity];
  const place = one.span && !state.word ? words.line(one.span.start.line) : "";
  go.append(severity, ` ${place} ${one.message}`);
  go.addEventListener("click", () => point(one));
  item.append(go);
  if (one.fix && !state.word) {
    const fix = document.createElement("button");
    fix.type = "button";
    fix.textContent = words.fix;
    fix.setAttribute("aria-label", `${words.fix}: ${one.message}`);
    fix.addEventListener("click", () => mend(one.fix.edits));
    item.append(fix);
  }
  return item;
}

/** A byte of the text as an index of the text area, by counting: surrogate pairs are two. */
function index(text, byte) {
  let at = 0;
  for (let bytes = 0; at < text.length && bytes < byte;) {
    const code = text.codePointAt(at);
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    at += code > 0xffff ? 2 : 1;
  }
  return at;
}

function point(one) {
  if (!one.span || state.word) return $("report").scrollIntoView();
  const area = $("draft");
  const [from, to] = [one.span.start.byte, one.span.end.byte].map((byte) => index(area.value, byte));
  area.focus();
  area.setSelectionRange(from, to);
}

function mend(edits) {
  const area = $("draft");
  for (const edit of [...edits].reverse()) {
    const [from, to] = [edit.span.start.byte, edit.span.end.byte].map((byte) => index(area.value, byte));
    area.setRangeText(edit.replacement, from, to, "select");
  }
  touched();
  area.focus();
}

function controls(answer, words) {
  const fill = (select, options) => {
    const kept = select.value;
    select.replaceChildren(...options.map(([value, title]) => new Option(title, value)));
    select.value = options.some(([value]) => value === kept) ? kept : "";
  };
  const read = answer ? answer.recognised : {};
  const as = (title) => title === undefined ? words.auto : `${words.auto} (${title})`;
  const stages = Object.entries(words.stages);
  fill($("stage"), [["", as($("stage").value ? undefined : words.stages[read.stage])], ...stages]);
  const publishers = answer ? answer.publishers : [];
  const publisher = publishers.find(([id]) => id === read.publisher)?.[1];
  fill($("publisher"), [["", as($("publisher").value ? undefined : publisher)], ...publishers]);
  $("publish-read").textContent = read["publish-on"] && !$("publish-on").value ? words.read(read["publish-on"]) : "";
}

/** The report page in its frame: without script, and replaced in place while somebody types. */
function frame(page) {
  const inside = $("report").contentDocument;
  if (!inside) return;
  const parsed = new DOMParser().parseFromString(page, "text/html");
  for (const one of parsed.querySelectorAll("script, meta[http-equiv]")) one.remove();
  const { scrollX, scrollY } = inside.defaultView;
  inside.documentElement.lang = parsed.documentElement.lang || language();
  inside.head.replaceChildren(...[...parsed.head.children].map((one) => inside.importNode(one, true)));
  inside.body.replaceChildren(...[...parsed.body.childNodes].map((one) => inside.importNode(one, true)));
  inside.defaultView.scrollTo(scrollX, scrollY);
}

/** Links of the report lead within it; the frame has no address of its own. */
function follow(event) {
  const link = event.target.closest?.("a[href]");
  if (!link) return;
  event.preventDefault();
  const target = link.hash && $("report").contentDocument.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!target) return;
  target.scrollIntoView();
  target.focus({ preventScroll: true });
}

function translate() {
  const words = say();
  document.documentElement.lang = language();
  document.title = words.title;
  for (const one of document.querySelectorAll("[data-say]")) one.textContent = words[one.dataset.say];
  $("report").title = words.report;
}

// ---- what is done

async function open(file) {
  state.bytes = new Uint8Array(await file.arrayBuffer());
  state.name = file.name;
  state.word = /\.docx$/i.test(file.name);
  $("draft").value = "";
  $("draft").readOnly = state.word;
  $("format").value = /\.html?$/i.test(file.name) ? "html" : /\.(md|markdown)$/i.test(file.name) ? "md" : "txt";
  await look();
  if (state.word) $("draft").value = say().word;
  else if (state.answer) $("draft").value = state.answer.text;
  $("save-text").disabled = state.word || !$("draft").value;
}

/** The text is no longer the file's: from here on it is read as it stands. */
function touched() {
  if (state.word) return;
  if (state.bytes) state.name = state.name.replace(/\.[^.]*$/, "") + "." + $("format").value;
  state.bytes = null;
  look();
}

function save(name, type, data) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([data], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

const stem = () => state.name.replace(/\.[^.]*$/, "");

async function copyMissing() {
  const missing = state.check.documents[0].findings.filter((one) => /\/(missing|dangling|promise-only)$/.test(one.rule));
  const words = say();
  if (missing.length === 0) return void ($("status").textContent = words.nothingMissing);
  const text = missing.map((one) => `- ${one.message}${one.help ? "\n  " + one.help.replaceAll("\n", "\n  ") : ""}`).join("\n");
  await navigator.clipboard.writeText(text + "\n");
  $("status").textContent = words.copied(missing.length);
}

function saveWord() {
  const { header, files } = request();
  const bytes = ask({ ...header, annotate: true }, files);
  // A Word file is an archive; anything else is an answer in words.
  if (bytes[0] !== 0x50) return void ($("trouble").textContent = JSON.parse(new TextDecoder().decode(bytes)).error);
  save(`${stem()}.comments.docx`, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", bytes);
}

function listen() {
  $("file").addEventListener("change", () => $("file").files[0] && open($("file").files[0]));
  $("draft").addEventListener("input", touched);
  $("format").addEventListener("change", () => {
    if (state.word) return;
    state.name = `${stem()}.${$("format").value}`;
    touched();
  });
  $("lang").addEventListener("change", () => { translate(); look(); });
  for (const id of ["stage", "publisher", "publish-on"]) $(id).addEventListener("change", look);
  $("previous").addEventListener("change", async () => {
    const read = async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
    state.previous = await Promise.all([...$("previous").files].map(read));
    look();
  });
  $("rules").addEventListener("change", async () => {
    const files = [...$("rules").files];
    const read = await Promise.all(files.map(async (file) => [file.name, await file.text()]));
    state.rules = Object.fromEntries(read);
    const names = files.map((file) => file.name);
    state.ruleset = names.includes("noticelint.toml") ? "noticelint.toml" : names[0] ?? null;
    look();
  });
  const area = $("draft");
  for (const kind of ["dragover", "dragleave", "drop"]) {
    document.addEventListener(kind, (event) => {
      event.preventDefault();
      area.classList.toggle("over", kind === "dragover");
      const file = kind === "drop" && event.dataTransfer.files[0];
      if (file) open(file);
    });
  }
  $("save-text").addEventListener("click", () => save(`${stem()}.${$("format").value}`, "text/plain;charset=utf-8", area.value));
  $("save-report").addEventListener("click", () => save(`${stem()}.report.html`, "text/html;charset=utf-8", state.answer.page));
  $("copy-missing").addEventListener("click", copyMissing);
  $("save-word").addEventListener("click", saveWord);
  $("controls").addEventListener("submit", (event) => event.preventDefault());
  $("report").contentDocument.addEventListener("click", follow);
}

translate();
show(null, say().starting);
listen();
start().then(
  () => { performance.mark("ready"); look(); document.documentElement.dataset.engine = "ready"; },
  (error) => { console.error(error); $("status").textContent = ""; $("trouble").textContent = say().damaged; },
);
