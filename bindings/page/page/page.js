// The page: what is shown, and what is asked of the engine. The engine reads; nothing here judges a draft.

/** A text of more characters is read, and not put before anybody to edit. */
const EDITABLE = 1 << 18;
/** A report of more characters is saved, and not shown. */
const SHOWN = 1 << 20;
/** Notices that are read before the first draft. */
const WARMING = 60;
/** Findings that are listed at most; the report has all. */
const LISTED = 500;

const $ = (id) => document.getElementById(id);
const UTF8 = new TextEncoder();

/** What is being looked at. */
const state = {
  bytes: null,       // of a file nobody has touched since it was opened
  name: "draft.txt",
  reads: null,       // why the text is not shown to be edited: "word", "large"
  crlf: false,       // how lines end in the file
  previous: [],      // files with name and bytes
  rules: [],         // files with name and text
  asked: "",         // the text of the text area that the answer is about
  answer: null,
  check: null,
  at: -1,            // the finding that was gone to last
};

// ---- the engine

const calls = new Map();
let worker = null;
let last = 0;

function call(message, transfer = []) {
  const id = ++last;
  return new Promise((done) => {
    calls.set(id, done);
    worker.postMessage({ id, ...message }, transfer);
  });
}

async function start() {
  const address = URL.createObjectURL(new Blob([`${asking}\n(${engine})()`], { type: "text/javascript" }));
  const failed = new Promise((_, reject) => {
    worker = new Worker(address);
    worker.onerror = (event) => reject(new Error(event.message || "worker"));
  });
  worker.onmessage = ({ data }) => {
    calls.get(data.id)(data);
    calls.delete(data.id);
  };
  const packed = $("engine").textContent.trim();
  $("engine").remove();
  const { broken } = await Promise.race([call({ packed }), failed]);
  URL.revokeObjectURL(address);
  if (broken) throw new Error(broken);
}

/** Has the rules decoded and the engine compiled before somebody waits for them, with one short notice at a time: a draft
 *  that comes meanwhile waits for one of them only, and ends it. */
async function warm() {
  const decoded = ([name, text]) => [name, Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0))];
  const notices = JSON.parse($("notices").textContent).map(decoded);
  for (let time = 0; time < WARMING && !looking; time++) {
    const [name, draft] = notices[time % notices.length];
    await call({ header: { draft: { name, size: draft.length }, "as-of": today() }, files: [draft] });
  }
}

// ---- what is asked

const language = () => $("lang").value || (navigator.language.startsWith("ja") ? "ja" : "en");
const say = () => WORDS[language()];

function today() {
  const now = new Date();
  const two = (n) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The file of rules that no other one stands on. */
function ruleset() {
  const names = state.rules.map((file) => file.name);
  const below = (name) => state.rules.some((file) => file.name !== name && file.text.includes(name));
  return names.find((name) => name === "noticelint.toml") ?? names.find((name) => !below(name)) ?? names[0] ?? null;
}

function request() {
  const draft = state.bytes ?? UTF8.encode($("draft").value);
  const header = {
    draft: { name: state.name, size: draft.length },
    previous: state.previous.map((file) => ({ name: file.name, size: file.bytes.length })),
    rules: Object.fromEntries(state.rules.map((file) => [file.name, file.text])),
    ruleset: ruleset(),
    "as-of": today(),
    lang: $("lang").value || null,
    stage: $("stage").value || null,
    publisher: $("publisher").value || null,
    "publish-on": $("publish-on").value || null,
  };
  return { header, files: [draft, ...state.previous.map((file) => file.bytes)] };
}

let again = false;
let looking = null;

/** Reads what is there now. While an answer is on its way the next look waits, and those in between are not made. */
function look() {
  again = true;
  return looking ??= (async () => {
    while (again) {
      again = false;
      await once();
    }
    looking = null;
  })();
}

async function once() {
  if (document.documentElement.dataset.engine !== "ready") return;
  if (!state.bytes && !$("draft").value.trim()) return show(null, { status: say().waiting });
  document.documentElement.dataset.ready = "reading";
  state.asked = $("draft").value;
  performance.mark("asked");
  const { answer, broken } = await call(request());
  performance.measure("answered", "asked");
  if (broken !== undefined) return show(null, { trouble: say().broken });
  if (answer.error) return show(null, { trouble: answer.error });
  show(answer, {});
}

// ---- what is shown

function show(answer, { status = "", trouble = "" }) {
  const words = say();
  state.answer = answer;
  state.check = answer && JSON.parse(answer.check);
  const found = answer ? state.check.documents[0].findings : [];
  const count = (severity) => found.filter((one) => one.severity === severity).length;
  write("status", answer ? words.counts(count("error"), count("warning"), count("info")) : status);
  write("trouble", trouble);
  const others = answer?.["no-notices"] ?? [];
  write("remark", [
    others.length > 0 ? words.noNotices(others.join(", ")) : "",
    found.length > LISTED ? words.more(found.length - LISTED) : "",
    answer && answer.page.length > SHOWN ? words.largeReport : "",
  ].filter(Boolean).join(" "));
  $("findings").replaceChildren(...found.slice(0, LISTED).map((one, at) => row(one, at, words)));
  if (answer) performance.measure("listed", "asked");
  controls(answer, words);
  buttons();
  document.documentElement.dataset.ready = answer ? "answered" : trouble ? "trouble" : "waiting";
  // What somebody reads first is there; the report follows.
  setTimeout(frame);
}

/** Words that are read out only when they change. */
function write(id, text) {
  if ($(id).textContent !== text) $(id).textContent = text;
}

function row(one, at, words) {
  const item = document.createElement("li");
  item.className = one.severity;
  const go = document.createElement("button");
  go.type = "button";
  go.className = "go";
  const severity = document.createElement("strong");
  severity.textContent = words.severity[one.severity];
  const place = one.span && !state.reads ? words.line(one.span.start.line) : "";
  go.append(severity, ` ${place} ${one.message}`);
  go.addEventListener("click", () => point(at));
  item.append(go);
  if (one.fix && !state.reads) {
    const fix = document.createElement("button");
    fix.type = "button";
    fix.className = "fix";
    fix.textContent = words.fix;
    fix.setAttribute("aria-label", `${words.fix}: ${one.message}`);
    fix.addEventListener("click", () => mend(one.fix.edits));
    item.append(fix);
  }
  if (one.help) {
    const help = document.createElement("p");
    help.className = "help";
    help.textContent = one.help;
    item.append(help);
  }
  return item;
}

/** A byte of the text that was read as an index of the text area: surrogate pairs are two, CR before LF is none. */
function index(text, byte) {
  let index = 0;
  for (let at = 0, bytes = 0; at < text.length && bytes < byte;) {
    const code = text.codePointAt(at);
    const units = code > 0xffff ? 2 : 1;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    at += units;
    index += code === 13 && text[at] === "\n" ? 0 : units;
  }
  return index;
}

const span = ({ start, end }) => [start.byte, end.byte].map((byte) => index(state.answer.text, byte));

/** Goes to the place of a finding: in the text, else in the report. */
function point(at) {
  const one = state.check?.documents[0].findings[at];
  if (!one) return;
  state.at = at;
  const area = $("draft");
  if (state.reads) {
    const inside = $("report").contentDocument;
    $("report").scrollIntoView();
    return reach(inside.getElementById(`d1-f${at + 1}`) ?? inside.body);
  }
  const [from, to] = one.span ? span(one.span) : [0, 0];
  // A selection scrolls into sight where it is made as the focus comes.
  area.blur();
  area.setSelectionRange(from, from);
  area.focus();
  area.setSelectionRange(from, to);
}

function mend(edits) {
  const area = $("draft");
  // Somebody typed since: the places are no longer these.
  if (area.value !== state.asked) return;
  const places = edits.map((edit) => [...span(edit.span), edit.replacement]);
  area.focus();
  for (const [from, to, replacement] of places.reverse()) {
    area.setSelectionRange(from, to);
    // As if typed, so that it can be undone.
    const done = document.execCommand(replacement ? "insertText" : "delete", false, replacement);
    if (!done) area.setRangeText(replacement, from, to, "end");
    area.setSelectionRange(from, from + replacement.length);
  }
  touched();
}

function controls(answer, words) {
  if (!answer && $("stage").options.length > 0 && state.bytes) return;
  const fill = (select, options) => {
    const kept = select.value;
    select.replaceChildren(...options.map(([value, title]) => new Option(title, value)));
    select.value = options.some(([value]) => value === kept) ? kept : "";
    return select.value !== kept;
  };
  const read = answer ? answer.recognised : {};
  const as = (title) => title === undefined ? words.auto : `${words.auto} (${title})`;
  fill($("stage"), [["", as($("stage").value ? undefined : words.stages[read.stage])], ...Object.entries(words.stages)]);
  const publishers = answer ? answer.publishers : [...$("publisher").options].slice(1).map(({ value, text }) => [value, text]);
  const publisher = publishers.find(([id]) => id === read.publisher)?.[1];
  // Other rules may know other publishers.
  if (fill($("publisher"), [["", as($("publisher").value ? undefined : publisher)], ...publishers])) look();
  write("publish-read", read["publish-on"] && !$("publish-on").value ? words.read(read["publish-on"]) : "");
}

function buttons() {
  const { answer, reads } = state;
  $("save-report").disabled = $("copy-missing").disabled = !answer;
  $("save-text").disabled = Boolean(reads) || !$("draft").value;
  $("save-word").hidden = reads !== "word";
  $("save-word").disabled = !answer;
  for (const kind of ["previous", "rules"]) {
    write(`${kind}-names`, state[kind].map((file) => file.name).join(", "));
    $(`${kind}-remove`).hidden = state[kind].length === 0;
  }
  write("draft-name", state.name === "draft.txt" ? "" : state.name);
}

/** The report page in its frame: without script, and only changed where it changed. */
function frame() {
  const inside = $("report").contentDocument;
  const page = state.answer && state.answer.page.length <= SHOWN ? state.answer.page : "";
  if (!inside || inside.shown === page) return;
  const parsed = new DOMParser().parseFromString(page, "text/html");
  for (const one of parsed.querySelectorAll("script, meta[http-equiv]")) one.remove();
  for (const details of inside.querySelectorAll("details[open]")) {
    const same = details.id && parsed.getElementById(details.id);
    if (same) same.open = true;
  }
  inside.documentElement.lang = parsed.documentElement.lang || language();
  liken(inside.head, parsed.head);
  liken(inside.body, parsed.body);
  inside.shown = page;
  if (state.answer) performance.measure("framed", "asked");
}

/** Makes a node's children those of another, and leaves alone what is the same. */
function liken(node, wanted) {
  const [old, fresh] = [[...node.childNodes], [...wanted.childNodes]];
  let head = 0;
  while (head < old.length && head < fresh.length && old[head].isEqualNode(fresh[head])) head++;
  let tail = 0;
  while (tail < old.length - head && tail < fresh.length - head && old.at(-1 - tail).isEqualNode(fresh.at(-1 - tail))) tail++;
  const [gone, come] = [old.slice(head, old.length - tail), fresh.slice(head, fresh.length - tail)];
  const alike = gone.length === come.length && gone.every((one, at) => one.nodeType === 1 && one.cloneNode(false).isEqualNode(come[at].cloneNode(false)));
  if (alike) return gone.forEach((one, at) => liken(one, come[at]));
  gone.forEach((one) => one.remove());
  const before = node.childNodes[head] ?? null;
  for (const one of come) node.insertBefore(one, before);
}

/** Links of the report lead within it; the frame has no address of its own. */
function follow(event) {
  const link = event.target.closest?.("a[href]");
  if (!link) return;
  event.preventDefault();
  const target = link.hash && $("report").contentDocument.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (target) reach(target);
}

function reach(target) {
  target.scrollIntoView();
  target.focus({ preventScroll: true });
}

function translate() {
  const words = say();
  document.documentElement.lang = language();
  document.title = words.title;
  for (const one of document.querySelectorAll("[data-say]")) one.textContent = words[one.dataset.say];
  $("report").title = words.report;
  if (state.reads) $("draft").value = words[state.reads];
}

// ---- what is done

/** The bytes of a file; a folder has none. */
async function bytes(file) {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    write("trouble", say().unreadable(file.name));
    return null;
  }
}

async function open(file) {
  const read = await bytes(file);
  if (!read) return;
  Object.assign(state, { bytes: read, name: file.name, at: -1 });
  $("format").value = /\.html?$/i.test(file.name) ? "html" : /\.(md|markdown)$/i.test(file.name) ? "md" : "txt";
  edit("", "word");
  await look();
  if (state.bytes !== read) return;
  const text = state.answer?.text;
  if (text === undefined) edit(state.answer ? say().word : "", "word");
  else if (text.length > EDITABLE) edit(say().large, "large");
  else {
    state.crlf = text.includes("\r\n");
    edit(text, null);
    state.asked = $("draft").value;
  }
  if (state.answer) show(state.answer, {});
  document.documentElement.dataset.opened = file.name;
}

function edit(text, reads) {
  state.reads = reads;
  $("draft").value = text;
  $("draft").readOnly = Boolean(reads);
  $("format").disabled = Boolean(reads);
  $("draft").scrollTop = 0;
}

/** A draft that nobody has named. */
function anew(text) {
  Object.assign(state, { bytes: null, name: "draft.txt", crlf: false, at: -1 });
  $("file").value = "";
  $("format").value = "txt";
  edit(text, null);
  $("draft").focus();
  look();
}

/** The text is no longer the file's: from here on it is read as it stands. */
function touched() {
  if (state.reads) return;
  state.bytes = null;
  look();
}

async function take(kind, files) {
  const read = async (file) => ({ name: file.name, bytes: await bytes(file) });
  const taken = (await Promise.all(files.map(read))).filter((file) => file.bytes);
  for (const file of taken) {
    if (kind === "rules") file.text = new TextDecoder().decode(file.bytes);
    state[kind] = [...state[kind].filter((known) => known.name !== file.name), file];
  }
  buttons();
  return look();
}

function remove(kind) {
  state[kind] = [];
  $(kind).value = "";
  buttons();
  $(kind).focus();
  look();
}

/** Rules are known by their name; what falls on an earlier notice's place is one; the rest is the draft. */
async function drop(files, target) {
  const rules = files.filter((file) => /\.toml$/i.test(file.name));
  const others = files.filter((file) => !rules.includes(file));
  if (rules.length > 0) await take("rules", rules);
  if (target.closest?.("[data-takes=previous]")) return take("previous", others);
  if (others.length > 0) return open(others[0]);
}

function save(name, type, data) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([data], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

const stem = () => state.name.replace(/\.[^.]*$/, "");

function saveText() {
  const text = $("draft").value;
  const name = /\.[^.]*$/.test(state.name) ? state.name : `${state.name}.txt`;
  save(name, "text/plain;charset=utf-8", state.crlf ? text.replaceAll("\n", "\r\n") : text);
}

/** What is missing: the findings on elements that the text does not have. */
async function copyMissing() {
  const [{ elements, findings }] = state.check.documents;
  const missing = findings.filter((one) => one.element && elements[one.element] === "absent");
  const words = say();
  if (missing.length === 0) return write("status", words.nothingMissing);
  const item = (one) => `- ${one.message}${one.help ? "\n  " + one.help.replaceAll("\n", "\n  ") : ""}\n`;
  await copy(missing.map(item).join(""));
  write("status", words.copied(missing.length));
}

async function copy(text) {
  try {
    return await navigator.clipboard.writeText(text);
  } catch {
    // Where a page from a folder may not write to the clipboard by itself.
    const put = (event) => { event.preventDefault(); event.clipboardData.setData("text/plain", text); };
    document.addEventListener("copy", put, { once: true });
    document.execCommand("copy");
  }
}

async function saveWord() {
  const { header, files } = request();
  const { copy, answer, broken } = await call({ header: { ...header, annotate: true }, files });
  if (copy) return save(`${stem()}.comments.docx`, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", copy);
  write("trouble", broken === undefined ? answer.error : say().broken);
}

/** On paper the report is as long as it is, in the width of a sheet. */
function paper(on) {
  const { style, contentDocument } = $("report");
  style.width = on ? "42rem" : "";
  style.height = on ? `${contentDocument.documentElement.scrollHeight + 16}px` : "";
}

function keys(event) {
  if (event.key === "F8") {
    const count = state.check?.documents[0].findings.length ?? 0;
    if (count === 0) return;
    event.preventDefault();
    return point((state.at + (event.shiftKey ? count - 1 + (state.at < 0) : 1)) % count);
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || !event.target.closest("#findings")) return;
  event.preventDefault();
  const all = [...document.querySelectorAll("#findings .go")];
  const here = all.indexOf(event.target.closest("li").querySelector(".go"));
  all[Math.min(Math.max(here + step, 0), all.length - 1)].focus();
}

function listen() {
  const area = $("draft");
  $("file").addEventListener("change", () => $("file").files[0] && open($("file").files[0]));
  // The same file, mended meanwhile, may be chosen again.
  for (const id of ["file", "previous", "rules"]) $(id).addEventListener("click", () => { $(id).value = ""; });
  area.addEventListener("input", touched);
  $("format").addEventListener("change", () => {
    state.name = `${stem()}.${$("format").value}`;
    touched();
  });
  $("lang").addEventListener("change", () => { translate(); buttons(); look(); });
  for (const id of ["stage", "publisher", "publish-on"]) $(id).addEventListener("change", look);
  for (const kind of ["previous", "rules"]) {
    $(kind).addEventListener("change", () => take(kind, [...$(kind).files]));
    $(`${kind}-remove`).addEventListener("click", () => remove(kind));
  }
  for (const kind of ["dragover", "dragleave", "drop"]) {
    document.addEventListener(kind, (event) => {
      const files = [...event.dataTransfer.files];
      area.classList.toggle("over", kind === "dragover");
      // Words that are dragged into the text area are the browser's.
      if (kind === "drop" && files.length === 0) return;
      if (kind === "drop" || event.dataTransfer.types.includes("Files")) event.preventDefault();
      if (kind === "drop") drop(files, event.target);
    });
  }
  document.addEventListener("paste", (event) => {
    const [text, file] = [event.clipboardData.getData("text/plain"), event.clipboardData.files[0]];
    const typing = event.target === area && !state.reads;
    // Word hands over a picture of the words beside the words.
    if (!text && file) event.preventDefault(), open(file);
    else if (text && !typing && !event.target.closest("input")) event.preventDefault(), anew(text);
  });
  document.addEventListener("keydown", keys);
  addEventListener("beforeprint", () => paper(true));
  addEventListener("afterprint", () => paper(false));
  $("anew").addEventListener("click", () => anew(""));
  $("save-text").addEventListener("click", saveText);
  $("save-report").addEventListener("click", () => save(`${stem()}.report.html`, "text/html;charset=utf-8", state.answer.page));
  $("copy-missing").addEventListener("click", copyMissing);
  $("save-word").addEventListener("click", saveWord);
  $("controls").addEventListener("submit", (event) => event.preventDefault());
  $("report").contentDocument.addEventListener("click", follow);
}

translate();
show(null, { status: say().starting });
listen();
start().then(
  async () => {
    performance.mark("ready");
    document.documentElement.dataset.engine = "ready";
    await look();
    warm();
  },
  (error) => { console.error(error); write("status", ""); write("trouble", say().damaged); },
);
