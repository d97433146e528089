const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
/** Names are UTF-8. */
const FLAGS = 0x0800;
/** The first of January 1980, the earliest that a zip can say: the same files give the same bytes. */
const DAY = 0x21;

/** Packs files as they are into a zip, for what a browser makes is small. */
export function zipOf(files: Readonly<Record<string, string>>): Blob {
  const entries = Object.entries(files).map(([path, text]) => {
    const name = new TextEncoder().encode(path);
    const content = new TextEncoder().encode(text);
    return { name, content, sum: crc32(content) };
  });
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const directory: Uint8Array<ArrayBuffer>[] = [];
  let at = 0;
  for (const { name, content, sum } of entries) {
    const common = [
      ...[VERSION, FLAGS, 0, 0, DAY].map(two),
      ...[sum, content.length, content.length].map(four),
      two(name.length),
      two(0),
    ];
    const head = joined([four(LOCAL), ...common, name]);
    directory.push(
      joined([four(CENTRAL), two(VERSION), ...common, two(0), two(0), two(0), four(0), four(at), name]),
    );
    parts.push(head, content);
    at += head.length + content.length;
  }
  const central = joined(directory);
  const count = two(entries.length);
  const end = joined([four(END), two(0), two(0), count, count, four(central.length), four(at), two(0)]);
  return new Blob([...parts, central, end], { type: 'application/zip' });
}

/** The sum by which a zip knows its files again. */
export function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) {
      sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
    }
  }
  return (sum ^ 0xffffffff) >>> 0;
}

function two(value: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.of(value & 0xff, (value >>> 8) & 0xff);
}

function four(value: number): Uint8Array<ArrayBuffer> {
  return joined([two(value & 0xffff), two(value >>> 16)]);
}

function joined(parts: Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
