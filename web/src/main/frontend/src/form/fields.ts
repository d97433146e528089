/** One question of a form; every answer is a text, an empty one when there is none. */
export interface Field {
  name: string;
  label: string;
  hint?: string;
  /** Several words are answered with commas between them. */
  kind?: 'line' | 'lines' | 'one' | 'several' | 'time' | 'number';
  /** What can be chosen, by the word that is sent. */
  words?: Readonly<Record<string, string>>;
  isRequired?: boolean;
  /** It is shown, and cannot be changed. */
  isFixed?: boolean;
}

export type Answers = Record<string, string>;

/** Whether everything that must be answered is answered. */
export function isComplete(fields: readonly Field[], answers: Answers): boolean {
  return fields.every(({ name, isRequired }) => isRequired !== true || (answers[name] ?? '').trim() !== '');
}

/** A local time as such a field writes it. */
export function localTime(at: Date): string {
  const shifted = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}

/** What such a field says, as the API writes it; null when there is nothing. */
export function instant(local: string): string | null {
  return local === '' ? null : new Date(local).toISOString();
}

/** The answer, or null where there is none, as the API wants it. */
export function orNull(answer: string | undefined): string | null {
  return answer === undefined || answer.trim() === '' ? null : answer.trim();
}

/** The words of an answer with several of them. */
export function words(answer: string | undefined): string[] {
  return (answer ?? '')
    .split(/[\s,]+/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
