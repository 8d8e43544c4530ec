// Makes one file of the extension and what it is made of, and beside it the licences of the latter.
import { build } from 'esbuild';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const { metafile } = await build({
  entryPoints: ['extension.js'], outfile: 'dist/extension.js', bundle: true, minify: true, metafile: true,
  platform: 'node', target: 'node20', external: ['vscode'], logLevel: 'warning',
});
const folders = new Set(Object.keys(metafile.inputs).map((path) => path.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0]).filter(Boolean));
const licences = [...folders].sort().map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const file = ['LICENSE', 'License.txt', 'LICENSE.md', 'LICENSE.txt', 'license'].map((one) => `${folder}/${one}`).find(existsSync);
  if (!file) throw new Error(`${name} has no licence`);
  return `${name} ${version} (${license})\n\n${readFileSync(file, 'utf8').trim()}\n`;
});
writeFileSync('dist/licences.txt', licences.join(`\n${'-'.repeat(80)}\n\n`));
