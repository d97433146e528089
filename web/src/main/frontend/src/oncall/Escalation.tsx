import { Button, DescriptionList } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { get, isProblem, send } from '../api/client';
import type { Page, TeamEscalationView } from '../api/types';
import { Fact } from '../app/Fact';
import { Failed, Loading } from '../app/States';
import { orNull, type Field } from '../form/fields';
import { FormDialog } from '../form/FormDialog';
import { useSaid } from '../form/useChange';
import type { Step } from '../keeping/answers';
import { POLICIES, USUAL_BREACH, type Policy } from '../keeping/policies';
import { useMay } from '../people/person';
import { texts } from '../texts';

const names = texts.oncall;
const ROLES = ['lead', 'manager', 'director'] as const;

type Roles = Record<(typeof ROLES)[number], string | null>;

const NOBODY: Roles = { lead: null, manager: null, director: null };

/** That nothing is set is no failure: the usual policy holds, and nobody is named. */
async function read(path: string): Promise<TeamEscalationView | null> {
  try {
    return await get<TeamEscalationView>(path);
  } catch (error) {
    if (isProblem(error) && error.status === 404) {
      return null;
    }
    throw error;
  }
}

/** By which policy a team's events escalate, and who hears when one is not resolved in time. */
export function Escalation({ path }: { path: string }) {
  const at = `${path}/escalation`;
  const escalation = useQuery({ queryKey: ['team-escalation', path], queryFn: () => read(at) });
  const policies = useQuery({
    queryKey: ['choices', 'policies'],
    queryFn: () => get<Page<Policy>>(POLICIES),
  });
  const mayWrite = useMay('catalogue:write');
  const [isAsked, setAsked] = useState(false);
  if (escalation.isPending || policies.isPending) {
    return <Loading />;
  }
  if (escalation.data === undefined) {
    return <Failed error={escalation.error} onRetry={() => void escalation.refetch()} />;
  }
  const known = escalation.data;
  const policy = known?.policy ?? null;
  const all = policies.data?.items ?? [];
  return (
    <>
      <DescriptionList className="belfry-facts" columnModifier={{ default: '1Col', md: '2Col' }} isCompact>
        <Fact name={names.policy}>{policy ?? names.usual}</Fact>
        {ROLES.map((role) => (
          <Fact key={role} name={names[role]}>
            {known?.[role] ?? names.nobody}
          </Fact>
        ))}
      </DescriptionList>
      <h3 className="belfry-part">{names.breach}</h3>
      <Breach policy={policy} policies={all} roles={known ?? NOBODY} />
      <p className="belfry-subtle">
        {names.breachHint} {names.escalationHint}
      </p>
      <p className="belfry-sentence">
        <Link to="/escalation">{names.whereSteps}</Link>
      </p>
      {mayWrite && (
        <Button variant="secondary" onClick={() => setAsked(true)}>
          {names.setEscalation}
        </Button>
      )}
      {isAsked && <EscalationDialog path={at} known={known} policies={all} onClose={() => setAsked(false)} />}
    </>
  );
}

interface BreachProps {
  policy: string | null;
  policies: readonly Policy[];
  roles: Roles;
}

/** Who hears of a breach, step by step, each role with whoever has it. */
function Breach({ policy, policies, roles }: BreachProps) {
  const steps = policy === null ? USUAL_BREACH : policies.find(({ name }) => name === policy)?.breachSteps;
  if (steps === undefined) {
    return <p>{names.unknownPolicy(policy ?? '')}</p>;
  }
  if (steps.length === 0) {
    return <p>{names.noBreach}</p>;
  }
  return (
    <ol aria-label={names.breach} className="belfry-turns">
      {steps.map((step, place) => (
        <li key={`${place} ${step.after}`}>
          {isAtOnce(step) ? names.atOnce : names.later(step.after)}{' '}
          {step.tell.map((told) => shown(told, roles)).join(', ')}
        </li>
      ))}
    </ol>
  );
}

function isAtOnce({ after }: Step): boolean {
  return Number.parseInt(after, 10) === 0;
}

function shown(told: string, roles: Roles): string {
  const role = ROLES.find((each) => each === told);
  return role === undefined ? told : names.role(role, roles[role] ?? names.nobody);
}

interface EscalationDialogProps {
  path: string;
  known: TeamEscalationView | null;
  policies: readonly Policy[];
  onClose: () => void;
}

function EscalationDialog({ path, known, policies, onClose }: EscalationDialogProps) {
  const said = useSaid();
  const choices = [...policies.map(({ name }) => name), ...(known?.policy == null ? [] : [known.policy])];
  const fields: Field[] = [
    {
      name: 'policy',
      label: names.policy,
      hint: names.policyHint,
      kind: 'one',
      words: Object.fromEntries(choices.map((name) => [name, name])),
    },
    ...ROLES.map((role) => ({ name: role, label: names[role], hint: names.roleHint })),
  ];
  return (
    <FormDialog
      title={names.setEscalation}
      fields={() => fields}
      start={{
        policy: known?.policy ?? '',
        lead: known?.lead ?? '',
        manager: known?.manager ?? '',
        director: known?.director ?? '',
      }}
      send={texts.save}
      onSend={async ({ policy, lead, manager, director }) => {
        const body = {
          policy: orNull(policy),
          lead: orNull(lead),
          manager: orNull(manager),
          director: orNull(director),
        };
        await send('PUT', path, body, known === null ? '*' : known.version);
        said(texts.saved(names.escalation));
      }}
      onClose={onClose}
    />
  );
}
