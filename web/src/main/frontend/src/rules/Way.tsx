import { Button } from '@patternfly/react-core';
import { useState } from 'react';
import { send } from '../api/client';
import { FormDialog } from '../form/FormDialog';
import { useChange, useSaid } from '../form/useChange';
import { useMay } from '../people/person';
import { texts } from '../texts';
import { Coming } from './Coming';
import { versionPath, type PackageView } from './rules';

const names = texts.packages;
const STATES = ['draft', 'verified', 'tested', 'approved', 'active'];

type Asked = 'approve' | 'activate' | 'emergency' | 'retire';

/** The way of a version, how far it is, and the next step. */
export function Way({ version }: { version: PackageView }) {
  const mayWrite = useMay('rules:write');
  const mayApprove = useMay('rules:approve');
  const [asked, setAsked] = useState<Asked | null>(null);
  const title = `${version.name} ${version.version}`;
  const path = versionPath(version.name, version.version);
  const change = useChange();
  const place = STATES.indexOf(version.state);
  const step = (what: 'verify' | 'test', done: string) =>
    void change({ run: () => send('POST', `${path}/${what}`), done });
  return (
    <section aria-label={names.way} className="belfry-way">
      <ol>
        {STATES.map((state, at) => (
          <li
            key={state}
            className={at <= place ? 'belfry-done' : ''}
            aria-current={state === version.state ? 'step' : undefined}
          >
            {names.states[state]}
          </li>
        ))}
        {place < 0 && <li aria-current="step">{names.states[version.state] ?? version.state}</li>}
      </ol>
      <div className="belfry-head-actions">
        {mayWrite && version.state === 'draft' && (
          <Button onClick={() => step('verify', names.verified(title))}>{names.verify}</Button>
        )}
        {mayWrite && version.state === 'verified' && (
          <Button onClick={() => step('test', names.tested(title))}>{names.test}</Button>
        )}
        {(mayWrite || mayApprove) && version.state === 'tested' && (
          <Button onClick={() => setAsked('approve')}>{names.approve}</Button>
        )}
        {mayWrite && ['approved', 'retired'].includes(version.state) && (
          <Button onClick={() => setAsked('activate')}>{names.activate}</Button>
        )}
        {mayWrite && place >= 0 && place < STATES.indexOf('approved') && (
          <Button variant="link" isDanger onClick={() => setAsked('emergency')}>
            {names.emergency}
          </Button>
        )}
        {mayWrite && version.state !== 'retired' && (
          <Button variant="link" isDanger onClick={() => setAsked('retire')}>
            {names.retire}
          </Button>
        )}
        <Button variant="link" component="a" href={`${path}/zip`} download={`${title}.zip`}>
          {names.export}
        </Button>
      </div>
      <Coming />
      {asked !== null && <Ask asked={asked} path={path} title={title} onClose={() => setAsked(null)} />}
    </section>
  );
}

const HINTS: Record<Asked, string> = {
  approve: names.approveHint,
  activate: names.activateHint,
  emergency: names.emergencyHint,
  retire: names.retireHint,
};
const DONE: Record<Asked, (title: string) => string> = {
  approve: names.approved,
  activate: names.activated,
  emergency: names.activated,
  retire: names.retired,
};

interface AskProps {
  asked: Asked;
  path: string;
  title: string;
  onClose: () => void;
}

/** Asks why, for it is kept. */
function Ask({ asked, path, title, onClose }: AskProps) {
  const said = useSaid();
  const isEmergency = asked === 'emergency';
  return (
    <FormDialog
      title={`${names[asked]}: ${title}`}
      hint={HINTS[asked]}
      fields={() => [{ name: 'reason', label: names.reason, kind: 'lines', isRequired: isEmergency }]}
      start={{}}
      send={names[asked]}
      onSend={async ({ reason = '' }) => {
        await send('POST', `${path}/${isEmergency ? 'activate' : asked}`, {
          ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
          ...(isEmergency && { emergency: true }),
        });
        said(DONE[asked](title));
      }}
      onClose={onClose}
    />
  );
}
