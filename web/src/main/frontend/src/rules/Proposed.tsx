import { Button } from '@patternfly/react-core';
import { useState } from 'react';
import { send } from '../api/client';
import { Time } from '../app/Time';
import { ConfirmDialog } from '../form/ConfirmDialog';
import { FormDialog } from '../form/FormDialog';
import { useChange, useSaid } from '../form/useChange';
import { useMay } from '../people/person';
import { texts } from '../texts';
import { ORDER, type Proposal } from './order';
import { useNamed } from './rules';

const names = texts.order;

interface ProposedProps {
  proposal: Proposal;
  judging: readonly string[];
}

/** An order that waits for a second person, and who that can be. */
export function Proposed({ proposal, judging }: ProposedProps) {
  const { called, isKnown, isMe } = useNamed([proposal.actor]);
  const mayApprove = useMay('rules:approve');
  const mayWrite = useMay('rules:write');
  const administers = useMay('users:manage');
  const [asked, setAsked] = useState<'approve' | 'withdraw' | null>(null);
  const said = useSaid();
  const change = useChange();
  const isMine = isMe(proposal.actor);
  const path = `${ORDER}/${proposal.id}`;
  return (
    <>
      <p className="belfry-brief">
        <span>{names.by(called(proposal.actor))}</span>
        <span className="belfry-subtle">
          <Time at={proposal.at} isShort />
        </span>
        {proposal.reason !== '' && <span>{proposal.reason}</span>}
      </p>
      <ol aria-label={names.waits} className="belfry-ranks">
        {proposal.names.map((name, place) => (
          <li key={name}>
            <strong>{name}</strong>{' '}
            {judging.includes(name) && judging.indexOf(name) !== place && (
              <span className="belfry-subtle">{names.was(judging.indexOf(name) + 1)}</span>
            )}
          </li>
        ))}
      </ol>
      {isKnown && (
        <>
          <p>{isMine ? names.mine : mayApprove ? names.second : names.somebody}</p>
          <div className="belfry-head-actions">
            {mayApprove && !isMine && <Button onClick={() => setAsked('approve')}>{names.approve}</Button>}
            {(mayApprove || (mayWrite && (isMine || administers))) && (
              <Button variant="link" isDanger onClick={() => setAsked('withdraw')}>
                {names.withdraw}
              </Button>
            )}
          </div>
        </>
      )}
      {asked === 'approve' && (
        <FormDialog
          title={names.approveTitle}
          hint={names.approveHint}
          fields={() => []}
          start={{}}
          send={names.approve}
          onSend={async () => {
            await send('POST', `${path}/approve`);
            said(names.approved);
          }}
          onClose={() => setAsked(null)}
        />
      )}
      {asked === 'withdraw' && (
        <ConfirmDialog
          title={names.withdrawTitle}
          hint={names.withdrawHint}
          action={names.withdraw}
          onConfirm={() => void change({ run: () => send('DELETE', path), done: names.withdrawn })}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}
