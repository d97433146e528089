import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { crc32, zipOf } from './zip';

test('the sum is the one that everybody computes', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
});

const FILES = { 'package.yaml': 'name: ä\n', 'runbooks/a/b.md': '---\nid: a/b\n---\n' };

test('the same files give the same bytes', async () => {
  const bytes = async () => new Uint8Array(await bufferOf(zipOf(FILES)));
  expect(await bytes()).toEqual(await bytes());
});

/** What jsdom calls a blob reads itself by a FileReader alone. */
function bufferOf(blob: Blob): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as ArrayBuffer);
    reader.onerror = () => reject(new Error('It cannot be read'));
    reader.readAsArrayBuffer(blob);
  });
}

const python = spawnSync('python3', ['--version']).status === 0;

test.runIf(python)('another program finds every file in it, and nothing wrong', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zip-'));
  try {
    const file = join(folder, 'package.zip');
    writeFileSync(file, new Uint8Array(await bufferOf(zipOf(FILES))));
    const read =
      'import json,sys,zipfile;z=zipfile.ZipFile(sys.argv[1]);assert z.testzip() is None;' +
      'print(json.dumps({n:z.read(n).decode() for n in z.namelist()}))';
    const { stdout, stderr } = spawnSync('python3', ['-c', read, file], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual(FILES);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
