import { Alert, FormSelect, FormSelectOption, Label, Stack } from '@patternfly/react-core';
import { useState } from 'react';
import { Time } from '../app/Time';
import { Priority } from '../events/Words';
import { Sheet, type Column } from '../list/Sheet';
import { texts } from '../texts';
import type { BacktestReport as Report, Difference, Ground } from './rules';

const names = texts.packages.backtest;
const NUMBER = new Intl.NumberFormat();
const COLORS = { new: 'orange', gone: 'green', changed: 'blue' } as const;

const PAGES: Column<Report['pages'][number]>[] = [
  { name: names.day, cell: ({ day }) => day },
  { name: names.team, cell: ({ team }) => team },
  { name: names.before, cell: ({ before }) => NUMBER.format(before) },
  { name: names.after, cell: ({ after }) => NUMBER.format(after) },
  { name: names.difference, cell: ({ before, after }) => signed(after - before) },
];

/** What a backtest came to: first in a sentence, then in figures, then one by one. */
export function BacktestReport({ report }: { report: Report }) {
  const [kind, setKind] = useState('');
  const { created, gone, changed, differences, pages } = report;
  const all = created + gone + changed;
  const shown = differences.filter((each) => kind === '' || each.kind === kind);
  const figures = [
    [names.created, created],
    [names.gone, gone],
    [names.changed, changed],
  ] as const;
  return (
    <Stack hasGutter>
      <p>
        {names.summary(
          NUMBER.format(report.alerts),
          NUMBER.format(report.eventsBefore),
          NUMBER.format(report.eventsAfter),
        )}
      </p>
      {all === 0 ? (
        <Alert isInline variant="success" title={names.same} />
      ) : (
        <div className="belfry-figures">
          {figures.map(([name, count]) => (
            <div key={name} className="belfry-figure">
              <span className="belfry-figure-value">{NUMBER.format(count)}</span>
              <span>{name}</span>
            </div>
          ))}
        </div>
      )}
      {pages.some(({ before, after }) => before !== after) && (
        <section>
          <h3 className="belfry-part">{names.pages}</h3>
          <Sheet label={names.pages} items={pages} id={({ day, team }) => `${day} ${team}`} columns={PAGES} />
        </section>
      )}
      {all > 0 && (
        <section>
          <h3 className="belfry-part">{names.differences}</h3>
          <div className="belfry-filters">
            <span>
              <FormSelect aria-label={names.show} value={kind} onChange={(_event, word) => setKind(word)}>
                <FormSelectOption value="" label={`${names.show}: ${texts.runbooks.all}`} />
                {Object.entries(names.kinds).map(([word, label]) => (
                  <FormSelectOption key={word} value={word} label={label} />
                ))}
              </FormSelect>
            </span>
            {all > differences.length && (
              <span className="belfry-subtle">{names.first(differences.length, all)}</span>
            )}
          </div>
          <ol className="belfry-decisions">
            {shown.map((each) => (
              <One key={`${each.kind} ${each.key} ${each.at}`} difference={each} />
            ))}
          </ol>
        </section>
      )}
    </Stack>
  );
}

function One({ difference }: { difference: Difference }) {
  const { kind, key, subject, priority, ownerTeam, at, fields, before, after } = difference;
  return (
    <li>
      <details>
        <summary className="belfry-sentence">
          <Label isCompact color={kind in COLORS ? COLORS[kind as keyof typeof COLORS] : 'grey'}>
            {names.kinds[kind] ?? kind}
          </Label>{' '}
          <Priority word={priority} /> {subject}{' '}
          <span className="belfry-subtle">
            {key} · {ownerTeam} · <Time at={new Date(at).toISOString()} isShort />
          </span>
        </summary>
        {fields.length > 0 && (
          <dl className="belfry-changes">
            {fields.map(({ field, before: was, after: is }) => (
              <div key={field}>
                <dt>{names.fields[field] ?? field}</dt>
                <dd>
                  <del>{was === '' ? names.nothing : was}</del> → <ins>{is === '' ? names.nothing : is}</ins>
                </dd>
              </div>
            ))}
          </dl>
        )}
        <Grounds title={names.groundsBefore} grounds={before} />
        <Grounds title={names.groundsAfter} grounds={after} />
      </details>
    </li>
  );
}

function Grounds({ title, grounds }: { title: string; grounds: Ground[] }) {
  return (
    <>
      <p className="belfry-part">{title}</p>
      <ul>
        {grounds.length === 0 && <li>{names.nothing}</li>}
        {grounds.map(({ rule, sentence }, place) => (
          <li key={`${place} ${sentence}`}>
            {sentence} <span className="belfry-subtle">{rule}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function signed(difference: number): string {
  return difference > 0 ? `+${NUMBER.format(difference)}` : NUMBER.format(difference);
}
