import { Button, Card, CardBody, Form, Label, Stack } from '@patternfly/react-core';
import { useState } from 'react';
import { send } from '../api/client';
import type { Page } from '../api/types';
import { Failed } from '../app/States';
import { Priority, Severity } from '../events/Words';
import { Words } from '../handling/CauseForm';
import { texts } from '../texts';
import type { TabProps } from './PackagePage';
import type { Ground } from './rules';

const names = texts.packages.try;
const SAMPLE = {
  type: 'HostDown',
  key: 'host/web-1',
  severity: 'critical',
  summary: 'web-1 does not answer',
  labels: {},
};

interface Attempt {
  type: string;
  key: string;
  fate: string;
  reason: string;
  rule: string;
  event: {
    subject: string;
    severity: string;
    priority: string;
    ownerTeam: string;
    runbook: string | null;
  } | null;
  grounds: Ground[];
}

/** What a version would make of an alert that somebody pastes. */
export default function Try({ version }: TabProps) {
  return <Trial packageName={version.name} version={version.version} start={SAMPLE} />;
}

interface TrialProps {
  packageName: string;
  version: string;
  /** A file that is still being written. */
  draft?: { path: string; content: string };
  start: unknown;
}

/** The same of a file that is still being written, too. */
export function Trial({ packageName, version, draft, start }: TrialProps) {
  const [typed, setTyped] = useState(() => JSON.stringify(start, null, 2));
  const [error, setError] = useState<Error | null>(null);
  const [attempts, setAttempts] = useState<Attempt[]>([]);
  const [isBusy, setBusy] = useState(false);
  const alert = parsed(typed);

  const run = async () => {
    setBusy(true);
    setError(null);
    try {
      const body = { packageName, version, ...draft, alert };
      setAttempts((await send<Page<Attempt>>('POST', '/api/v1/runbooks/try', body)).items);
    } catch (failure) {
      setAttempts([]);
      setError(failure as Error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Stack hasGutter>
      <p className="belfry-subtle">{names.help}</p>
      <Form
        className="belfry-mono"
        onSubmit={(submitted) => {
          submitted.preventDefault();
          void run();
        }}
      >
        <Words
          id="alert"
          label={names.alert}
          value={typed}
          onChange={setTyped}
          {...(alert === undefined && { hint: names.notJson })}
        />
        <div>
          <Button type="submit" isDisabled={alert === undefined || isBusy} isLoading={isBusy}>
            {names.run}
          </Button>
        </div>
      </Form>
      {error !== null && <Failed error={error} />}
      <div role="status">
        {attempts.map((attempt, place) => (
          <Result key={`${attempt.key} ${place}`} attempt={attempt} />
        ))}
      </div>
    </Stack>
  );
}

function Result({ attempt: { fate, reason, rule, event, grounds } }: { attempt: Attempt }) {
  return (
    <Card>
      <CardBody>
        <p className="belfry-brief">
          {names.fate}{' '}
          <Label isCompact color="blue">
            {fate}
          </Label>{' '}
          {/* The number of an event that nobody will ever see says nothing. */}
          {event === null && <span>{reason}</span>}
        </p>
        {rule !== '' && (
          <p className="belfry-subtle">
            {names.rule}: {rule}
          </p>
        )}
        {event === null ? (
          <p>{names.noEvent}</p>
        ) : (
          <p className="belfry-brief">
            <Priority word={event.priority} /> <Severity word={event.severity} />{' '}
            <strong>{event.subject}</strong> <span>{names.owner(event.ownerTeam)}</span>{' '}
            <Label isCompact color={event.runbook === null ? 'purple' : 'green'}>
              {event.runbook ?? names.noRunbook}
            </Label>
          </p>
        )}
        {grounds.length > 0 && (
          <ul>
            {grounds.map((ground) => (
              <li key={ground.sentence}>{ground.sentence}</li>
            ))}
          </ul>
        )}
      </CardBody>
    </Card>
  );
}

function parsed(text: string): unknown {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
