import { Button, ClipboardCopy, ClipboardCopyVariant, Label, Spinner } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { get, send } from '../api/client';
import type { Accounting, EventView, Page, ServiceView, TeamView, TokenView } from '../api/types';
import { Head } from '../app/Head';
import { Failed } from '../app/States';
import { ServiceDialog } from '../catalogue/ServiceDialog';
import { useChange } from '../form/useChange';
import { useMay } from '../people/person';
import { texts } from '../texts';
import { Demonstration } from './Demonstration';
import { inTerminal, post } from './firstAlert';

const names = texts.start;
/** The server's own service is not one that people watch. */
const OWN_SERVICE = 'belfry';

/** From an empty system to the first event. */
export default function StartPage() {
  const teams = useQuery({
    queryKey: ['teams', 'start'],
    queryFn: () => get<Page<TeamView>>('/api/v1/teams?limit=200'),
  });
  const services = useQuery({
    queryKey: ['services', 'start'],
    queryFn: () => get<Page<ServiceView>>('/api/v1/services?limit=200'),
  });
  const accounting = useQuery({
    queryKey: ['accounting'],
    queryFn: () => get<Accounting>('/api/v1/accounting'),
  });
  const events = useQuery({
    queryKey: ['events', 'start'],
    queryFn: () => get<Page<EventView>>('/api/v1/events?limit=5'),
  });
  const team = teams.data?.items.find(({ mail }) => mail !== null);
  const service = services.data?.items.find(({ name }) => name !== OWN_SERVICE);
  const event = events.data?.items.find((each) => each.service !== OWN_SERVICE);
  const isReceived = (accounting.data?.journalled ?? 0) > 0;
  const done = [team !== undefined, service !== undefined, isReceived, event !== undefined];
  const next = done.indexOf(false);
  const failed = [teams, services, accounting, events].find(({ isError }) => isError);
  const stateOf = (place: number) =>
    done[place] === true ? names.done : place === next ? names.next : names.later;
  return (
    <>
      <Head title={names.title} help={names.help} />
      {failed?.error && <Failed error={failed.error} onRetry={() => void failed.refetch()} />}
      <ol className="belfry-start belfry-hint">
        <Step title={names.steps.team.title} hint={names.steps.team.hint} state={stateOf(0)}>
          {team !== undefined && <p>{names.steps.team.done(team.name)}</p>}
          <Link to="/teams">{names.steps.team.link}</Link>
        </Step>
        <Step title={names.steps.service.title} hint={names.steps.service.hint} state={stateOf(1)}>
          {service !== undefined && <p>{names.steps.service.done(service.name)}</p>}
          <AddService />
        </Step>
        <Step title={names.steps.alert.title} hint={names.steps.alert.hint} state={stateOf(2)}>
          {isReceived && <p>{names.steps.alert.done}</p>}
          <SendAlert service={service?.name ?? null} />
        </Step>
        <Step title={names.steps.event.title} hint={names.steps.event.hint} state={stateOf(3)}>
          {event !== undefined ? (
            <Link to={`/events/${event.id}`}>{names.steps.event.open(event.number)}</Link>
          ) : (
            isReceived && (
              <p role="status" className="belfry-brief">
                <Spinner size="md" aria-label={names.steps.event.waiting} /> {names.steps.event.waiting}
              </p>
            )
          )}
        </Step>
      </ol>
      <Demonstration />
    </>
  );
}

interface StepProps {
  title: string;
  hint: string;
  state: string;
  children: ReactNode;
}

function Step({ title, hint, state, children }: StepProps) {
  return (
    <li>
      <h2 className="belfry-brief">
        {title}
        <Label isCompact color={state === names.done ? 'green' : state === names.next ? 'blue' : 'grey'}>
          {state}
        </Label>
      </h2>
      <p className="belfry-subtle">{hint}</p>
      {children}
    </li>
  );
}

function AddService() {
  const [isAsked, setAsked] = useState(false);
  return (
    useMay('catalogue:write') && (
      <>
        <Button variant="secondary" onClick={() => setAsked(true)}>
          {names.steps.service.add}
        </Button>
        {isAsked && <ServiceDialog service={null} onClose={() => setAsked(false)} />}
      </>
    )
  );
}

/** With a token of its own, so that it is the same as what a sender does. */
function SendAlert({ service }: { service: string | null }) {
  const words = names.steps.alert;
  const mayIssue = useMay('tokens:manage');
  const [token, setToken] = useState<string | null>(null);
  const change = useChange();
  const issue = () =>
    void change({
      run: async () => {
        const body = { name: names.title, scopes: ['alerts:write'] };
        setToken((await send<TokenView & { token: string }>('POST', '/api/v1/tokens', body)).token);
      },
      done: texts.integrations.issued,
    });
  return (
    <>
      {token === null &&
        (mayIssue ? (
          <Button variant="secondary" onClick={issue}>
            {words.issue}
          </Button>
        ) : (
          <p>{words.ask}</p>
        ))}
      {token !== null && (
        <>
          <ClipboardCopy
            isReadOnly
            isCode
            isExpanded
            variant={ClipboardCopyVariant.expansion}
            hoverTip={texts.copy}
            clickTip={texts.copied}
            textAriaLabel={words.copy}
            toggleAriaLabel={texts.integrations.show}
          >
            {inTerminal(window.location.origin, token, service)}
          </ClipboardCopy>
          <p className="belfry-subtle">{texts.integrations.once}</p>
          <Button onClick={() => void change({ run: () => post(token, service), done: words.sent })}>
            {words.send}
          </Button>
        </>
      )}
      <p>
        {words.or} <Link to="/integrations">{words.doors}</Link>.
      </p>
    </>
  );
}
