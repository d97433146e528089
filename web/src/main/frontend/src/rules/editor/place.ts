/** Where in the front matter somebody writes. */
export interface Place {
  /** The fields above, lists left out. */
  path: string[];
  /** Whether a field's name stands there, or its value. */
  at: 'key' | 'value';
  /** Where the word begins. */
  from: number;
  /** Field names that stand beside it already. */
  taken: string[];
}

interface Line {
  indent: number;
  key: string | null;
  number: number;
}

const KEY = /^(\s*(?:-\s+)*)([A-Za-z][\w-]*)\s*:(?=\s|$)/;

/** Finds where a position of a runbook is; null outside of its front matter. */
export function placeAt(text: string, position: number): Place | null {
  const begin = text.lastIndexOf('\n', position - 1) + 1;
  const above = text.slice(0, begin).split('\n').slice(0, -1);
  if (above[0]?.trim() !== '---' || above.slice(1).some((line) => line.trim() === '---')) {
    return null;
  }
  const before = text.slice(begin, position);
  const lines = above.slice(1).map(read);
  const flow = inBraces(before);
  const own = KEY.exec(before);
  const word = /[\w./#-]*$/.exec(before)?.[0].length ?? 0;
  const indent = indentOf(before);
  const outer = pathOf(lines, indent);
  if (flow !== null) {
    const path = own?.[2] === undefined ? outer : [...outer, own[2]];
    const colon = /([A-Za-z][\w-]*)\s*:\s*[^,]*$/.exec(flow.last);
    return {
      path: colon?.[1] === undefined ? path : [...path, colon[1]],
      at: colon === null ? 'key' : 'value',
      from: position - word,
      taken: [...flow.all.matchAll(/([A-Za-z][\w-]*)\s*:/g)].flatMap(([, key]) => key ?? []),
    };
  }
  if (own?.[2] !== undefined) {
    return { path: [...outer, own[2]], at: 'value', from: position - word, taken: [] };
  }
  // A bare word in a list may be a value of the list, or the first field of what is in it.
  return {
    path: outer,
    at: /^\s*-\s+$/.test(before.slice(0, before.length - word)) && /\[[^\]]*$/.test(before) ? 'value' : 'key',
    from: position - word,
    taken: beside(lines, indent),
  };
}

/** The line that a flaw is about: its own, or that of its field; 0 when neither is known. */
export function lineOf(text: string, { line, field }: { line: number; field: string | null }): number {
  if (line > 0 || field === null || field === '') {
    return line;
  }
  const keys = field.split('.').map((key) => key.replace(/\[\d+\]$/, ''));
  const lines = text.split('\n').slice(1);
  const end = lines.findIndex((each) => each.trim() === '---');
  const front = lines.slice(0, end < 0 ? lines.length : end).map(read);
  let best = 0;
  let depth = 0;
  front.forEach((each, place) => {
    if (each.key !== null) {
      const path = [...pathOf(front.slice(0, place), each.indent), each.key];
      const same = path.length <= keys.length && path.every((key, at) => key === keys[at]);
      if (same && path.length > depth) {
        depth = path.length;
        best = place + 2;
      }
    }
  });
  return best;
}

function read(line: string, place: number): Line {
  const key = KEY.exec(line);
  return { indent: indentOf(line), key: key?.[2] ?? null, number: place };
}

/** A dash is as deep as what follows it. */
function indentOf(line: string): number {
  return /^(\s*(?:-\s+)*)/.exec(line)?.[0].length ?? 0;
}

/** The fields above a line of that depth. */
function pathOf(lines: readonly Line[], indent: number): string[] {
  const path: string[] = [];
  let depth = indent;
  for (const line of [...lines].reverse()) {
    if (line.key !== null && line.indent < depth) {
      path.unshift(line.key);
      depth = line.indent;
    }
  }
  return path;
}

/** The fields that stand at the same depth, up to where it began. */
function beside(lines: readonly Line[], indent: number): string[] {
  const keys: string[] = [];
  for (const line of [...lines].reverse()) {
    if (line.key !== null && line.indent < indent) {
      break;
    }
    if (line.key !== null && line.indent === indent) {
      keys.push(line.key);
    }
  }
  return keys;
}

/** What stands in the innermost braces that are open at the end of a line; null where none are. */
function inBraces(before: string): { all: string; last: string } | null {
  const open: number[] = [];
  let quote = '';
  Array.from(before).forEach((sign, place) => {
    if (quote !== '') {
      quote = sign === quote ? '' : quote;
    } else if (sign === '"' || sign === "'") {
      quote = sign;
    } else if (sign === '{') {
      open.push(place);
    } else if (sign === '}') {
      open.pop();
    }
  });
  const start = open.at(-1);
  if (start === undefined) {
    return null;
  }
  const all = before.slice(start + 1);
  return { all, last: all.slice(all.lastIndexOf(',') + 1) };
}
