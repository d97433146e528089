import { Button } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { get, getText, send, sendFile } from '../api/client';
import type { Page } from '../api/types';
import { Failed, Loading } from '../app/States';
import { FormDialog } from '../form/FormDialog';
import { ConfirmDialog } from '../form/ConfirmDialog';
import { useChange } from '../form/useChange';
import { SearchField } from '../list/SearchField';
import { useFilter } from '../list/useFilter';
import { useMay } from '../people/person';
import { texts } from '../texts';
import { emptyFile } from './drafts';
import { FileEditor } from './FileEditor';
import type { TabProps } from './PackagePage';
import { typeOf, versionPage, versionPath, type PackageView } from './rules';

const names = texts.packages.files;

interface FileView {
  path: string;
  bytes: number;
}

/** The files of a version, and the one that is looked at. */
export default function Files({ version }: TabProps) {
  const path = versionPath(version.name, version.version);
  const [search] = useSearchParams();
  const chosen = search.get('file');
  const files = useQuery({
    queryKey: ['package-files', path],
    queryFn: () => get<Page<FileView>>(`${path}/files`),
  });
  const filter = useFilter(path, ['q']);
  const mayWrite = useMay('rules:write');
  const [isAdding, setAdding] = useState(false);
  const navigate = useNavigate();
  const text = filter.get('q').toLowerCase();
  const listed = (files.data?.items ?? []).filter((file) => file.path.toLowerCase().includes(text));
  return (
    <div className="belfry-files">
      <nav aria-label={texts.packages.tabs.files}>
        {mayWrite && (
          <Button variant="secondary" size="sm" onClick={() => setAdding(true)}>
            {names.add}
          </Button>
        )}
        {mayWrite && (
          <Link className="belfry-file" to={`/runbooks/new?into=${encodeURIComponent(version.name)}`}>
            {texts.runbooks.write}
          </Link>
        )}
        <SearchField filter={filter} label={names.filter} />
        {files.isPending && <Loading />}
        {files.isError && <Failed error={files.error} onRetry={() => void files.refetch()} />}
        <ul className="belfry-rows">
          {listed.map((file) => (
            <li key={file.path}>
              <Link
                to={versionPage(version.name, version.version, file.path)}
                aria-current={file.path === chosen ? 'page' : undefined}
              >
                {file.path}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {chosen === null ? (
        <p className="belfry-subtle">{names.choose}</p>
      ) : files.isPending ? (
        <Loading />
      ) : (
        <OneFile
          key={chosen}
          version={version}
          path={chosen}
          isNew={files.isSuccess && !files.data.items.some((file) => file.path === chosen)}
        />
      )}
      {isAdding && (
        <FormDialog
          title={names.add}
          fields={() => [{ name: 'path', label: names.path, hint: names.addHint, isRequired: true }]}
          start={{ path: 'runbooks/' }}
          send={texts.choose}
          onSend={async ({ path: added = '' }) => {
            await navigate(versionPage(version.name, version.version, added.trim()));
          }}
          onClose={() => setAdding(false)}
        />
      )}
    </div>
  );
}

interface OneFileProps {
  version: PackageView;
  path: string;
  isNew: boolean;
}

function OneFile({ version, path, isNew }: OneFileProps) {
  const api = versionPath(version.name, version.version);
  const file = `${api}/file?path=${encodeURIComponent(path)}`;
  const content = useQuery({
    queryKey: ['package-file', file],
    queryFn: () => getText(file),
    enabled: !isNew,
    staleTime: Infinity,
  });
  const mayWrite = useMay('rules:write');
  const navigate = useNavigate();
  const change = useChange();
  const [isRemoving, setRemoving] = useState(false);
  const goTo = (made: PackageView, at?: string) => void navigate(versionPage(made.name, made.version, at));
  const text = isNew ? emptyFile(path, version.team) : content.data;
  if (!isNew && content.isError) {
    return <Failed error={content.error} onRetry={() => void content.refetch()} />;
  }
  if (text === undefined) {
    return <Loading />;
  }
  return (
    <div>
      <FileEditor
        packageName={version.name}
        version={version.version}
        path={path}
        start={text}
        isNew={isNew}
        save={texts.packages.files.save}
        onSave={async (written) => {
          const made = await sendFile<PackageView>('PUT', file, typeOf(path), written);
          goTo(made, path);
          return names.saved(`${made.name} ${made.version}`);
        }}
        isReadOnly={!mayWrite}
      >
        {mayWrite && !isNew && path !== 'package.yaml' && (
          <Button variant="link" isDanger onClick={() => setRemoving(true)}>
            {names.remove}
          </Button>
        )}
      </FileEditor>
      {isRemoving && (
        <ConfirmDialog
          title={`${names.remove}: ${path}`}
          hint={names.removeHint}
          action={names.remove}
          onConfirm={() =>
            void change({
              run: async () => goTo(await send<PackageView>('DELETE', file, undefined, '*')),
              done: names.removed(path),
            })
          }
          onClose={() => setRemoving(false)}
        />
      )}
    </div>
  );
}
