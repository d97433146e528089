import { Fragment } from 'react';
import { inline, parts } from './prose';

/** A little Markdown as people write it in steps: paragraphs, commands, emphasis. Everything else stays as it is typed. */
export function Prose({ text }: { text: string }) {
  return (
    <>
      {parts(text).map((part, place) =>
        part.isCode ? (
          <pre key={place} className="belfry-code">
            {part.text}
          </pre>
        ) : (
          <p key={place}>
            {inline(part.text).map(({ kind, text: words }, at) => (
              <Fragment key={at}>
                {kind === 'code' ? (
                  <code>{words}</code>
                ) : kind === 'strong' ? (
                  <strong>{words}</strong>
                ) : kind === 'em' ? (
                  <em>{words}</em>
                ) : (
                  words
                )}
              </Fragment>
            ))}
          </p>
        ),
      )}
    </>
  );
}
