import { lazy, Suspense, useMemo } from 'react';
import type { EventView } from '../api/types';
import { Loading } from '../app/States';
import type { GraphNode } from '../graph/Graph';
import { texts } from '../texts';
import { toneOf } from './tone';

const Graph = lazy(() => import('../graph/Graph'));
const names = texts.handling;
/** More are counted, and listed behind the last box. */
const MOST_SYMPTOMS = 6;

interface CauseGraphProps {
  event: EventView;
  symptoms: EventView[];
}

/** What probably comes from what, with the event in the middle. */
export function CauseGraph({ event, symptoms }: CauseGraphProps) {
  const [nodes, edges] = useMemo(() => drawn(event, symptoms), [event, symptoms]);
  return (
    <Suspense fallback={<Loading />}>
      <Graph label={names.graph} nodes={nodes} edges={edges} />
    </Suspense>
  );
}

function drawn(event: EventView, symptoms: EventView[]) {
  const { probableCause: cause, symptoms: count = 0 } = event;
  const shown = symptoms.slice(0, MOST_SYMPTOMS);
  const further = Math.max(count, symptoms.length) - shown.length;
  const nodes: GraphNode[] = [
    ...(cause
      ? [
          {
            id: cause.id,
            title: names.event(cause.number),
            detail: `${cause.confidence} %`,
            tone: 'major',
            to: `/events/${cause.id}`,
          },
        ]
      : []),
    { id: event.id, title: event.subject, detail: names.thisEvent, tone: 'here' },
    ...shown.map((symptom) => ({
      id: symptom.id,
      title: symptom.subject,
      detail: `${symptom.number} · ${symptom.severity}`,
      tone: toneOf(symptom),
      to: `/events/${symptom.id}`,
    })),
    ...(further > 0
      ? [
          {
            id: 'further',
            title: names.furtherSymptoms(further),
            tone: 'info',
            to: `/events?cause=${encodeURIComponent(event.id)}&state=all`,
          },
        ]
      : []),
  ];
  const edges = [
    ...(cause ? [{ from: cause.id, to: event.id, isMarked: true }] : []),
    ...nodes
      .filter(({ id }) => id !== event.id && id !== cause?.id)
      .map(({ id }) => ({ from: event.id, to: id })),
  ];
  return [nodes, edges] as const;
}
