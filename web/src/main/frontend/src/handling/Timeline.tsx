import { Button, Label } from '@patternfly/react-core';
import { useState } from 'react';
import type { TimelineEntry } from '../api/types';
import { Time } from '../app/Time';
import { List } from '../list/List';
import { usePages } from '../list/usePages';
import { texts } from '../texts';

const COLORS = {
  alert: 'grey',
  decision: 'blue',
  notification: 'teal',
  action: 'green',
  comment: 'purple',
  escalation: 'orange',
} as const;

function colorOf(kind: string) {
  return kind in COLORS ? COLORS[kind as keyof typeof COLORS] : 'grey';
}

/** The story of an event: alerts, decisions, mails, what people did and said. */
export function Timeline({ path }: { path: string }) {
  const [newestFirst, setNewestFirst] = useState(true);
  const entries = usePages<TimelineEntry>(
    'timeline',
    newestFirst ? `${path}/timeline?order=desc` : `${path}/timeline`,
  );
  return (
    <>
      <Button
        variant="link"
        isInline
        aria-pressed={newestFirst}
        className="belfry-order"
        onClick={() => setNewestFirst(!newestFirst)}
      >
        {newestFirst ? texts.handling.newestFirst : texts.handling.oldestFirst}
      </Button>
      <List list={entries} empty={{ title: texts.handling.noTimeline, hint: texts.handling.noTimelineHint }}>
        {(items) => (
          <ol className="belfry-decisions">
            {items.map((entry) => (
              <li key={entry.id}>
                <p>
                  <Label isCompact color={colorOf(entry.kind)}>
                    {entry.kind}
                  </Label>{' '}
                  {entry.sentence}
                </p>
                {entry.note !== null && <blockquote className="belfry-note">{entry.note}</blockquote>}
                <p className="belfry-subtle">
                  <Time at={entry.at} />
                </p>
              </li>
            ))}
          </ol>
        )}
      </List>
    </>
  );
}
