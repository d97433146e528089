export interface ProsePart {
  isCode: boolean;
  text: string;
}

export interface Words {
  kind: 'plain' | 'code' | 'strong' | 'em';
  text: string;
}

/** Where the text of a numbered line begins. */
const STEP_INDENT = 3;
const FENCE = /^\s*(```|~~~)/;
/** What is indented that far beyond the text around it is a command. */
const CODE_INDENT = 4;
const INLINE = /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*/g;

/** Paragraphs and blocks of commands, in order. The first line of a step has no indent, whatever the others have. */
export function parts(text: string): ProsePart[] {
  const [first = '', ...rest] = text.replaceAll('\t', '    ').split('\n');
  const indents = rest.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  const margin = Math.min(STEP_INDENT, ...indents);
  const lines = [first, ...rest.map((line) => line.slice(Math.min(margin, Math.max(0, line.search(/\S/)))))];
  const found: ProsePart[] = [];
  let isFenced = false;
  let isNew = true;
  for (const line of lines) {
    if (FENCE.test(line)) {
      isFenced = !isFenced;
      isNew = true;
      continue;
    }
    const last = found.at(-1);
    if (line.trim() === '' && !isFenced) {
      // A gap within commands is one of them; elsewhere it ends a paragraph.
      isNew = true;
      continue;
    }
    const isCode = isFenced || (line.startsWith(' '.repeat(CODE_INDENT)) && (isNew || last?.isCode === true));
    const words = isCode && !isFenced ? line.slice(CODE_INDENT) : isCode ? line : line.trim();
    if (last !== undefined && last.isCode === isCode && (!isNew || isCode)) {
      last.text += isCode ? `${isNew && !isFenced ? '\n' : ''}\n${words}` : ` ${words}`;
    } else {
      found.push({ isCode, text: words });
    }
    isNew = false;
  }
  return found;
}

/** The pieces of a paragraph. */
export function inline(text: string): Words[] {
  const found: Words[] = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    if (match.index > end) {
      found.push({ kind: 'plain', text: text.slice(end, match.index) });
    }
    const [, code, strong, em] = match;
    found.push(
      code !== undefined
        ? { kind: 'code', text: code }
        : strong !== undefined
          ? { kind: 'strong', text: strong }
          : { kind: 'em', text: em ?? '' },
    );
    end = match.index + match[0].length;
  }
  if (end < text.length) {
    found.push({ kind: 'plain', text: text.slice(end) });
  }
  return found;
}
