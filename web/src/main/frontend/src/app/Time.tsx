const SHOWN = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const TODAY = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const THIS_YEAR = new Intl.DateTimeFormat(undefined, {
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
});
const ANOTHER_YEAR = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

interface TimeProps {
  at: string;
  /** As short as it can be understood today. */
  isShort?: boolean;
}

/** A time in the viewer's zone; UTC stands behind it. */
export function Time({ at, isShort = false }: TimeProps) {
  const then = new Date(at);
  return (
    <time dateTime={at} title={at}>
      {(isShort ? shortest(then, new Date()) : SHOWN).format(then)}
    </time>
  );
}

function shortest(then: Date, now: Date): Intl.DateTimeFormat {
  if (then.toDateString() === now.toDateString()) {
    return TODAY;
  }
  return then.getFullYear() === now.getFullYear() ? THIS_YEAR : ANOTHER_YEAR;
}
