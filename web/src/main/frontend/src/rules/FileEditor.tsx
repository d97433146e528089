import { Button, Label } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { get, send } from '../api/client';
import type { Page } from '../api/types';
import { Failed, Loading } from '../app/States';
import { useSaid } from '../form/useChange';
import { texts } from '../texts';
import type { Schema } from './editor/schema';
import { lineOf } from './editor/place';
import { sentence, summaryOf } from './Flaws';
import { pathIn, type Flaw } from './rules';

const Editor = lazy(() => import('./editor/Editor'));
const names = texts.packages.files;
const PAUSE_MILLIS = 500;

interface FileEditorProps {
  packageName: string;
  version: string;
  path: string;
  start: string;
  /** Whether it can be saved as it begins. */
  isNew: boolean;
  save: string;
  /** Keeps it, and says what is said then. */
  onSave: (written: string) => Promise<string>;
  onChange?: (written: string) => void;
  isReadOnly: boolean;
  children?: ReactNode;
}

/** Where a file is written: it is checked while somebody writes, and what is wrong stands at its line and below. */
export function FileEditor(props: FileEditorProps) {
  const { packageName, version, path, start, isNew, save, onSave, onChange, isReadOnly, children } = props;
  const [written, setWritten] = useState(start);
  const [error, setError] = useState<Error | null>(null);
  const [isBusy, setBusy] = useState(false);
  const jump = useRef<((line: number) => void) | null>(null);
  const said = useSaid();
  const isRunbook = /^runbooks\/.*\.md$/.test(path);
  const schema = useQuery({
    queryKey: ['choices', 'runbook-schema'],
    queryFn: () => get<Schema>('/api/v1/runbooks/schema'),
    enabled: isRunbook && !isReadOnly,
    staleTime: Infinity,
  });
  const check = useCheck(packageName, version, path, written, !isReadOnly);
  const flaws = check.flaws.map((flaw) => ({ ...flaw, line: lineOf(written, flaw) }));
  const isChanged = isNew || written !== start;
  // A draft may wait for what is wrong elsewhere; it is verified before it judges.
  const hasErrors = flaws.some(({ grade, file }) => grade === 'error' && file === path);

  const keep = async () => {
    setBusy(true);
    setError(null);
    try {
      said(await onSave(written));
    } catch (failure) {
      setError(failure as Error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className="belfry-editor">
      <h2 className="belfry-part">
        {path}{' '}
        {isChanged && !isReadOnly && (
          <Label isCompact color="purple">
            {names.unsaved}
          </Label>
        )}
      </h2>
      {error !== null && <Failed error={error} />}
      <Suspense fallback={<Loading />}>
        <Editor
          label={names.editor(path)}
          start={start}
          kind={isRunbook ? 'runbook' : path.endsWith('.yaml') ? 'yaml' : 'text'}
          schema={schema.data}
          flaws={flaws}
          isReadOnly={isReadOnly}
          jump={jump}
          onChange={(now) => {
            setWritten(now);
            onChange?.(now);
          }}
        />
      </Suspense>
      {!isReadOnly && (
        <>
          <p className="belfry-subtle">{names.keys}</p>
          <div role="status">
            {check.error !== null && <Failed error={check.error} />}
            {check.isChecking && <span className="belfry-subtle">{names.checking}</span>}
            {!check.isChecking && check.error === null && (
              <span>{flaws.length === 0 ? names.right : summaryOf(flaws)}</span>
            )}
          </div>
          <ul className="belfry-rows">
            {flaws.map((flaw) => (
              <li key={`${flaw.file} ${flaw.line} ${flaw.field} ${flaw.reason}`}>
                <Label isCompact color={flaw.grade === 'error' ? 'red' : 'orange'}>
                  {flaw.grade}
                </Label>
                {flaw.file === path && flaw.line > 0 ? (
                  <Button variant="link" isInline onClick={() => jump.current?.(flaw.line)}>
                    {names.line(flaw.line)}
                  </Button>
                ) : (
                  flaw.file !== path && <span>{flaw.file}</span>
                )}
                <span>{sentence(flaw)}</span>
              </li>
            ))}
          </ul>
          <div className="belfry-head-actions">
            <Button
              isDisabled={!isChanged || isBusy || hasErrors || check.isChecking}
              isLoading={isBusy}
              onClick={() => void keep()}
            >
              {save}
            </Button>
            {children}
          </div>
        </>
      )}
    </div>
  );
}

interface Checked {
  flaws: Flaw[];
  isChecking: boolean;
  error: Error | null;
}

/** What is wrong with the file as it is written now, and with what it touches. */
function useCheck(
  packageName: string,
  version: string,
  path: string,
  written: string,
  isOn: boolean,
): Checked {
  const [paused, setPaused] = useState(written);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(written), PAUSE_MILLIS);
    return () => clearTimeout(timer);
  }, [written]);
  const checked = useQuery({
    queryKey: ['choices', 'check', packageName, version, path, paused],
    queryFn: () =>
      send<Page<Flaw>>('POST', '/api/v1/runbooks/check', { packageName, version, path, content: paused }),
    enabled: isOn,
    staleTime: Infinity,
    gcTime: 60_000,
    placeholderData: (before) => before,
  });
  const ours = (checked.data?.items ?? []).map((flaw) => ({
    ...flaw,
    file: pathIn(packageName, flaw.file),
  }));
  return {
    // What was wrong elsewhere before is no matter of who writes this file.
    flaws: ours.filter(({ grade, file }) => file === path || grade === 'error'),
    isChecking: isOn && (checked.isFetching || paused !== written),
    error: checked.isError ? checked.error : null,
  };
}
