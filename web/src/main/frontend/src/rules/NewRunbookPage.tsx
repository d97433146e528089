import {
  Card,
  CardBody,
  CardTitle,
  Form,
  FormGroup,
  FormSelect,
  FormSelectOption,
  Stack,
  TextInput,
} from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { get, sendFile } from '../api/client';
import type { AlertView, EventView, Page } from '../api/types';
import { Head } from '../app/Head';
import { Empty, Failed, Loading } from '../app/States';
import { texts } from '../texts';
import { alertOf, idOf, inAYear, runbookOf, situationOf, type Situation } from './drafts';
import { FileEditor } from './FileEditor';
import { baseOf, fileOf, typeOf, usePackages, versionPage, versionPath, type PackageView } from './rules';
import { Trial } from './Try';

const names = texts.runbooks;

interface Known {
  situation: Situation;
  owner: string;
  event: EventView | null;
}

/** Where a runbook begins: empty, or with what an alert says that none knows. */
export default function NewRunbookPage() {
  const [search] = useSearchParams();
  const event = search.get('event');
  const alert = search.get('alert');
  const packages = usePackages();
  const known = useQuery({
    queryKey: ['situation', event, alert],
    queryFn: () => read(event, alert),
    enabled: event !== null || alert !== null,
    staleTime: Infinity,
  });
  const isPending = packages.isPending || (known.isPending && known.fetchStatus !== 'idle');
  const error = packages.error ?? known.error;
  return (
    <>
      <Head title={names.newTitle} help={names.newHelp} />
      {isPending && <Loading />}
      {error !== null && (
        <Failed
          error={error}
          onRetry={() => {
            void packages.refetch();
            void known.refetch();
          }}
        />
      )}
      {!isPending &&
        error === null &&
        packages.data &&
        (packages.data.items.length === 0 ? (
          <Empty title={texts.packages.empty} hint={names.noPackage} />
        ) : (
          <Draft versions={packages.data.items} known={known.data} />
        ))}
    </>
  );
}

interface DraftProps {
  versions: PackageView[];
  known: Known | undefined;
}

function Draft({ versions, known }: DraftProps) {
  const all = [...new Set(versions.map(({ name }) => name))];
  const [search] = useSearchParams();
  const [into, setInto] = useState(() => all.find((name) => name === search.get('into')) ?? all[0] ?? '');
  const [id, setId] = useState(() => idOf(known?.situation.type ?? ''));
  const base = baseOf(versions.filter(({ name }) => name === into));
  const owner = known?.owner ?? base?.team ?? '';
  const [begin, setBegin] = useState(() => runbookOf(id, owner, inAYear(new Date()), known?.situation));
  const [written, setWritten] = useState(begin);
  const navigate = useNavigate();
  if (base === undefined) {
    return <Empty title={texts.packages.empty} hint={names.noPackage} />;
  }
  const path = fileOf(id);
  const renamed = (to: string) => {
    const now = written.replace(/^id: .*$/m, `id: ${to}`);
    setId(to);
    setWritten(now);
    setBegin(now);
  };
  return (
    <Stack hasGutter>
      {known?.event && (
        <p className="belfry-sentence">
          <Link to={`/events/${known.event.id}`}>{names.fromEvent(known.event.number)}</Link>:{' '}
          {known.event.subject}
        </p>
      )}
      <Form onSubmit={(submitted) => submitted.preventDefault()}>
        <div className="belfry-filters">
          <FormGroup label={names.into} fieldId="into">
            <FormSelect
              id="into"
              value={into}
              onChange={(_event, name) => {
                setInto(name);
                setBegin(written);
              }}
            >
              {all.map((name) => (
                <FormSelectOption key={name} value={name} label={name} />
              ))}
            </FormSelect>
            <p className="belfry-subtle">{names.intoHint}</p>
          </FormGroup>
          <FormGroup label={names.id} fieldId="id">
            <TextInput id="id" value={id} onChange={(_event, to) => renamed(to.trim())} />
            <p className="belfry-subtle">{names.idHint}</p>
          </FormGroup>
        </div>
      </Form>
      <FileEditor
        key={`${into} ${path}`}
        packageName={base.name}
        version={base.version}
        path={path}
        start={begin}
        isNew
        save={names.save}
        isReadOnly={false}
        onChange={setWritten}
        onSave={async (text) => {
          const file = `${versionPath(base.name, base.version)}/file?path=${encodeURIComponent(path)}`;
          const made = await sendFile<PackageView>('PUT', file, typeOf(path), text);
          void navigate(versionPage(made.name, made.version, path));
          return texts.packages.files.saved(`${made.name} ${made.version}`);
        }}
      />
      <Card>
        <CardTitle component="h2">{texts.packages.tabs.try}</CardTitle>
        <CardBody>
          <Trial
            packageName={base.name}
            version={base.version}
            draft={{ path, content: written }}
            start={alertOf(known?.situation ?? NOBODY_KNOWS)}
          />
        </CardBody>
      </Card>
    </Stack>
  );
}

const NOBODY_KNOWS: Situation = {
  type: 'TypeOfTheAlert',
  summary: 'What happens',
  severity: 'critical',
  source: 'api',
  key: 'one',
  service: null,
  labels: {},
};

/** What is known of the situation: of an event with its last alert, or of an alert alone. */
async function read(event: string | null, alert: string | null): Promise<Known> {
  if (event !== null) {
    const path = `/api/v1/events/${encodeURIComponent(event)}`;
    const shown = await get<EventView>(path);
    const alerts = await get<Page<AlertView>>(`${path}/alerts?limit=1`);
    return { situation: situationOf(shown, alerts.items[0]), owner: shown.ownerTeam.id, event: shown };
  }
  const shown = await get<AlertView & { service?: string | null; ci?: string | null }>(
    `/api/v1/alerts/${encodeURIComponent(alert ?? '')}`,
  );
  const owner = await get<{ team: { id: string } }>('/api/v1/default-owner');
  return {
    situation: { ...shown, service: shown.service ?? null, ci: shown.ci ?? null },
    owner: owner.team.id,
    event: null,
  };
}
