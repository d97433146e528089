const SHOWN = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

/** A time in the viewer's zone; UTC stands behind it. */
export function Time({ at }: { at: string }) {
  return (
    <time dateTime={at} title={at}>
      {SHOWN.format(new Date(at))}
    </time>
  );
}
