// Installs the fonts locked beside this file and keeps the files that are named as arguments, relative to node_modules. They are installed
// aside and then moved into place: of two builds that do it at once each finds whole fonts. The mark is written last.
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const fonts = path.join(__dirname, 'node_modules');
fs.mkdirSync(fonts, { recursive: true });
const aside = fs.mkdtempSync(path.join(fonts, '.aside-'));
try {
  for (const name of ['package.json', 'package-lock.json']) {
    fs.copyFileSync(path.join(__dirname, name), path.join(aside, name));
  }

  // One more try and no long pauses: without a network the build goes on without fonts, and soon.
  const npm = spawnSync(
    process.env.FONTS_NPM || 'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--fetch-retries=1', '--fetch-retry-mintimeout=1000'],
    { cwd: aside, stdio: 'inherit', shell: process.platform === 'win32' });
  if (npm.status !== 0) {
    process.exitCode = 1;
    return;
  }

  for (const file of process.argv.slice(2)) {
    const place = path.join(fonts, file);
    fs.mkdirSync(path.dirname(place), { recursive: true });
    fs.renameSync(path.join(aside, 'node_modules', file), place);
  }

  fs.writeFileSync(path.join(fonts, '.installed'), '');
} finally {
  fs.rmSync(aside, { recursive: true, force: true });
}
