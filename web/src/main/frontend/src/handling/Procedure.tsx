import { Checkbox, ExpandableSection } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { get } from '../api/client';
import type { EventView, ProcedureView } from '../api/types';
import { Empty, Failed, Loading } from '../app/States';
import { Time } from '../app/Time';
import { Prose } from '../prose/Prose';
import { texts } from '../texts';
import { useHandling } from './useHandling';

const names = texts.handling;

/** What the runbook tells people to do, each step with a box to tick. */
export function Procedure({ event }: { event: EventView }) {
  const path = `/api/v1/events/${encodeURIComponent(event.id)}/procedure`;
  const procedure = useQuery({
    queryKey: ['event-procedure', path],
    queryFn: () => get<ProcedureView>(path),
  });
  if (procedure.isPending) {
    return <Loading />;
  }
  if (procedure.data === undefined) {
    return <Failed error={procedure.error} onRetry={() => void procedure.refetch()} />;
  }
  const { phases, title, text } = procedure.data;
  if (phases.length === 0) {
    return <Empty title={names.noProcedure} hint={names.noProcedureHint} />;
  }
  const steps = phases.flatMap((phase) => phase.steps);
  const done = steps.filter(({ id }) => event.ticks.some(({ step }) => step === id)).length;
  return (
    <>
      <p className="belfry-subtle">
        {names.procedureOf(title ?? '')} {names.stepsDone(done, steps.length)}.
      </p>
      {phases.map((phase) => (
        <section key={phase.title} aria-label={phase.title}>
          <h3 className="belfry-part">{phase.title}</h3>
          <ol className="belfry-steps">
            {phase.steps.map((step) => (
              <li key={step.id}>
                <Step event={event} step={step} />
              </li>
            ))}
          </ol>
        </section>
      ))}
      {text !== null && (
        <ExpandableSection toggleText={names.wholeRunbook}>
          <pre className="belfry-code">{text}</pre>
        </ExpandableSection>
      )}
    </>
  );
}

interface StepProps {
  event: EventView;
  step: ProcedureView['phases'][number]['steps'][number];
}

function Step({ event, step: { id, number, text } }: StepProps) {
  const handle = useHandling();
  const tick = event.ticks.find(({ step }) => step === id);
  return (
    <>
      <Checkbox
        id={`step-${id}`}
        label={String(number)}
        aria-describedby={`step-text-${id}`}
        isChecked={tick !== undefined}
        isDisabled={!event.allowed.includes('tick')}
        onChange={(_event, isDone) =>
          void handle([event], { action: 'tick', body: { step: id, done: isDone } })
        }
      />
      <div id={`step-text-${id}`}>
        <Prose text={text} />
        {tick !== undefined && (
          <p className="belfry-subtle">
            {names.tickedBy(tick.by ?? texts.none)} <Time at={tick.at} isShort />
          </p>
        )}
      </div>
    </>
  );
}
