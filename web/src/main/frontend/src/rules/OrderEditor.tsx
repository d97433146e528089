import { Button } from '@patternfly/react-core';
import { useLayoutEffect, useRef, useState, type SyntheticEvent } from 'react';
import { Link } from 'react-router';
import { send } from '../api/client';
import { FormDialog } from '../form/FormDialog';
import { useSaid } from '../form/useChange';
import { useMay } from '../people/person';
import { texts } from '../texts';
import { isOrderOf, moved, ORDER, type PackageOrder } from './order';
import { usePackages, versionPage } from './rules';

const names = texts.order;

/** The order that judges; whoever may write moves packages up and down, and proposes what comes of it. */
export function OrderEditor({ order }: { order: PackageOrder }) {
  const mayWrite = useMay('rules:write');
  const [wanted, setWanted] = useState<readonly string[]>(order.names);
  const [isAsked, setAsked] = useState(false);
  const [news, setNews] = useState('');
  const said = useSaid();
  // Another release may have brought other packages meanwhile.
  const shown = isOrderOf(wanted, order.names) ? wanted : order.names;
  const isOther = shown.some((name, place) => order.names[place] !== name);

  const pressed = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    // A row that moves in the document loses the focus; whoever moves it further would have to look for it.
    pressed.current?.focus();
    pressed.current = null;
  }, [shown]);
  const move = (name: string, by: number, event: SyntheticEvent<HTMLElement>) => {
    const next = moved(shown, name, by);
    if (next !== shown) {
      pressed.current = event.currentTarget;
      setWanted(next);
      setNews(names.moved(name, next.indexOf(name) + 1, next.length));
    }
  };

  return (
    <>
      <p className="belfry-subtle">
        {!mayWrite ? names.mayNot : shown.length === 1 ? names.single : names.owners}
      </p>
      <ol aria-label={names.judges} className="belfry-ranks">
        {shown.map((name, place) => (
          <li key={name}>
            {mayWrite && shown.length > 1 && (
              <span className="belfry-ranks-moves">
                <Button
                  variant="secondary"
                  size="sm"
                  aria-label={names.upOf(name)}
                  isAriaDisabled={place === 0}
                  onClick={(event) => move(name, -1, event)}
                >
                  {names.up}
                </Button>{' '}
                <Button
                  variant="secondary"
                  size="sm"
                  aria-label={names.downOf(name)}
                  isAriaDisabled={place === shown.length - 1}
                  onClick={(event) => move(name, 1, event)}
                >
                  {names.down}
                </Button>
              </span>
            )}
            <Package name={name} />
            {place === 0 && shown.length > 1 && <span className="belfry-subtle">{names.first}</span>}
          </li>
        ))}
      </ol>
      <p role="status" className="belfry-subtle">
        {news}
      </p>
      {isOther && (
        <div className="belfry-head-actions">
          <Button onClick={() => setAsked(true)}>{names.propose}</Button>
          <Button
            variant="link"
            onClick={() => {
              setWanted(order.names);
              setNews('');
            }}
          >
            {names.asItWas}
          </Button>
        </div>
      )}
      {isAsked && (
        <FormDialog
          title={names.propose}
          hint={names.proposeHint}
          fields={() => [{ name: 'reason', label: names.reason, kind: 'lines' }]}
          start={{}}
          send={names.propose}
          onSend={async ({ reason = '' }) => {
            await send('PUT', ORDER, { packages: shown, reason: reason.trim() }, order.release);
            setWanted(order.names);
            setNews('');
            said(names.proposed);
          }}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  );
}

/** Its name, and its version that judges, as soon as that is known. */
function Package({ name }: { name: string }) {
  const versions = usePackages().data?.items ?? [];
  const active = versions.find((version) => version.name === name && version.state === 'active');
  return active === undefined ? (
    <strong>{name}</strong>
  ) : (
    <>
      <Link to={versionPage(name, active.version)}>{name}</Link>
      <span className="belfry-subtle">{names.of(active.version, active.team)}</span>
    </>
  );
}
