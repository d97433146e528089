import {
  Button,
  Form,
  FormGroup,
  FormHelperText,
  HelperText,
  HelperTextItem,
  Label,
  TextInput,
} from '@patternfly/react-core';
import { useState } from 'react';
import { send, sendFile, sendForm } from '../api/client';
import { Failed } from '../app/States';
import { FileButton } from '../form/FileButton';
import { instant, localTime } from '../form/fields';
import { useSaid } from '../form/useChange';
import { texts } from '../texts';
import { BACKTESTS, type BacktestView, type PackageView } from './rules';

const names = texts.packages.backtest;
const USUAL_MILLIS = 7 * 86_400_000;
/** Its endings, and what it is sent as. */
const FILES = '.ndjson,.jsonl,.txt';
const LINES = 'application/x-ndjson';
const CATALOGUES = '.yaml,.yml';

interface BeginBacktestProps {
  version: PackageView;
  onBegun: (id: string) => void;
}

/** Judges a stretch of what came, or a file of alerts from elsewhere. */
export function BeginBacktest({ version, onBegun }: BeginBacktestProps) {
  const said = useSaid();
  const [from, setFrom] = useState(() => localTime(new Date(Date.now() - USUAL_MILLIS)));
  // Fields know no seconds: what came just now is to be in it.
  const [until, setUntil] = useState(() => localTime(new Date(Date.now() + 60_000)));
  const [catalogue, setCatalogue] = useState<File | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const begin = async (asked: () => Promise<BacktestView>) => {
    setError(null);
    try {
      const run = await asked();
      said(names.begun);
      onBegun(run.id);
    } catch (failure) {
      setError(failure as Error);
    }
  };
  const overJournal = () =>
    send<BacktestView>('POST', BACKTESTS, {
      packageName: version.name,
      version: version.version,
      from: instant(from),
      until: instant(until),
    });
  const overFile = (file: File) => {
    const of = new URLSearchParams({ package: version.name, version: version.version });
    const path = `${BACKTESTS}/files?${of}`;
    if (catalogue === null) {
      return sendFile<BacktestView>('POST', path, LINES, file);
    }
    const form = new FormData();
    form.append('alerts', file);
    form.append('catalogue', catalogue);
    return sendForm<BacktestView>(path, form);
  };
  return (
    <Form
      className="belfry-inline"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        void begin(overJournal);
      }}
    >
      {error !== null && <Failed error={error} />}
      <div className="belfry-filters">
        <FormGroup label={names.from} fieldId="from">
          <TextInput
            id="from"
            type="datetime-local"
            value={from}
            onChange={(_event, value) => setFrom(value)}
          />
        </FormGroup>
        <FormGroup label={names.until} fieldId="until">
          <TextInput
            id="until"
            type="datetime-local"
            value={until}
            onChange={(_event, value) => setUntil(value)}
          />
        </FormGroup>
        <Button type="submit" isDisabled={from === '' || until === ''}>
          {names.begin}
        </Button>
      </div>
      <div className="belfry-filters">
        <FileButton
          label={names.file}
          accept={FILES}
          variant="secondary"
          onChoose={(file) => void begin(() => overFile(file))}
        />
        <FileButton label={names.catalogue} accept={CATALOGUES} variant="link" onChoose={setCatalogue} />
        {catalogue !== null && (
          <Label variant="outline" onClose={() => setCatalogue(null)} closeBtnAriaLabel={names.ofNow}>
            {names.with(catalogue.name)}
          </Label>
        )}
      </div>
      <FormHelperText>
        <HelperText>
          <HelperTextItem>{names.fileHint}</HelperTextItem>
        </HelperText>
      </FormHelperText>
    </Form>
  );
}
