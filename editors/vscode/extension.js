// The client of `noticelint lsp`: starts it, and shows what it cannot show by itself. Sends nothing anywhere else.
'use strict';

const { commands, l10n, ViewColumn, window, workspace } = require('vscode');
const { LanguageClient, TransportKind } = require('vscode-languageclient/node');

const REPORT = 'noticelint.report';
const LAY_DOWN = 'noticelint.layDown';

/** @type {LanguageClient | undefined} */
let client;

/** The report page of a draft, as it would be printed. It has no scripts, and asks nothing of any server. */
function show(html) {
  const panel = window.createWebviewPanel('noticelint.report', 'noticelint', ViewColumn.Beside, { enableScripts: false });
  panel.webview.html = html;
}

function start() {
  const settings = workspace.getConfiguration('noticelint');
  const language = settings.get('language');
  const args = ['lsp', ...(language === 'auto' ? [] : ['--lang', language])];
  const run = { command: settings.get('path'), args, transport: TransportKind.stdio };
  client = new LanguageClient('noticelint', 'noticelint', run, {
    documentSelector: [
      ...['markdown', 'plaintext', 'html'].flatMap((language) => [
        { language, scheme: 'file' },
        { language, scheme: 'untitled' },
      ]),
      { scheme: 'file', pattern: '**/*.toml' },
    ],
    middleware: {
      executeCommand: async (command, args, next) => {
        const answer = await next(command, args);
        if (command === REPORT && typeof answer === 'string') show(answer);
        return answer;
      },
    },
  });
  return client.start();
}

/** The address of the draft in front, as the server knows it. */
function front() {
  const editor = window.activeTextEditor;
  return editor && client ? client.code2ProtocolConverter.asUri(editor.document.uri) : undefined;
}

async function publishOn() {
  const uri = front();
  if (!uri) return;
  const day = await window.showInputBox({
    prompt: l10n.t('Planned day of publication, YYYY-MM-DD; nothing to read it from the text again'),
    validateInput: (typed) => (/^(\d{4}-\d{2}-\d{2})?$/.test(typed) ? undefined : 'YYYY-MM-DD'),
  });
  if (day !== undefined) await commands.executeCommand(LAY_DOWN, uri, { publishOn: day || null });
}

async function restart() {
  await client?.stop();
  await start();
}

exports.activate = async (context) => {
  context.subscriptions.push(
    commands.registerCommand('noticelint.showReport', () => {
      const uri = front();
      return uri && commands.executeCommand(REPORT, uri);
    }),
    commands.registerCommand('noticelint.publishOn', publishOn),
    commands.registerCommand('noticelint.restart', restart),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('noticelint')) restart();
    }),
  );
  await start();
};

exports.deactivate = () => client?.stop();
