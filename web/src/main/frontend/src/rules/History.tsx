import { Label } from '@patternfly/react-core';
import { Link } from 'react-router';
import { Time } from '../app/Time';
import { List } from '../list/List';
import { Sheet, type Column } from '../list/Sheet';
import { usePages } from '../list/usePages';
import { texts } from '../texts';
import type { TabProps } from './PackagePage';
import { PACKAGES, useActors, versionPage } from './rules';
import { VersionState } from './VersionState';

const names = texts.packages.history;

interface Move {
  version: string;
  at: string;
  actor: string;
  from: string | null;
  to: string;
  reason: string;
  emergency: boolean;
}

/** Who moved which version, when and why. */
export default function History({ version: { name } }: TabProps) {
  const moves = usePages<Move>('package-history', `${PACKAGES}/${encodeURIComponent(name)}/history`);
  const called = useActors(moves.items.map(({ actor }) => actor));
  const columns: Column<Move>[] = [
    { name: names.version, cell: ({ version }) => <Link to={versionPage(name, version)}>{version}</Link> },
    {
      name: names.step,
      cell: ({ to, emergency }) => (
        <>
          <VersionState word={to} />{' '}
          {emergency && (
            <Label isCompact color="red">
              {names.emergency}
            </Label>
          )}
        </>
      ),
    },
    { name: names.who, cell: ({ actor }) => called(actor) },
    { name: names.when, cell: ({ at }) => <Time at={at} isShort /> },
    { name: names.why, cell: ({ reason }) => (reason === '' ? texts.none : reason) },
  ];
  return (
    <List list={moves} empty={{ title: names.empty, hint: names.emptyHint }}>
      {(items) => (
        <Sheet
          label={texts.packages.tabs.history}
          items={items}
          id={({ version, at, to }) => `${version} ${at} ${to}`}
          columns={columns}
        />
      )}
    </List>
  );
}
