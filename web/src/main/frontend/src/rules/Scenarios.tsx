import { Alert, Stack } from '@patternfly/react-core';
import { Link } from 'react-router';
import { Empty } from '../app/States';
import { Time } from '../app/Time';
import { texts } from '../texts';
import type { TabProps } from './PackagePage';
import { fileOf, versionPage, type ScenarioReport } from './rules';

const names = texts.packages.scenarios;

/** What the scenarios of a version came to when they ran last. */
export default function Scenarios({ version }: TabProps) {
  return version.scenarios === null ? (
    <Empty title={names.notRun} hint={names.notRunHint} />
  ) : (
    <Outcome report={version.scenarios} pageOf={(file) => versionPage(version.name, version.version, file)} />
  );
}

interface OutcomeProps {
  report: ScenarioReport;
  pageOf: (file: string) => string;
}

/** Which scenarios came out otherwise than they say, and which runbooks none looks at. */
export function Outcome({ report, pageOf }: OutcomeProps) {
  const { failures, uncovered = [] } = report;
  return (
    <Stack hasGutter>
      <p>
        {names.ran(report.runs)}{' '}
        {report.at !== undefined && (
          <span className="belfry-subtle">
            <Time at={report.at} />
          </span>
        )}
      </p>
      <Alert
        isInline
        variant={failures.length === 0 ? 'success' : 'danger'}
        title={failures.length === 0 ? names.passed : names.failed(failures.length)}
      />
      <ul className="belfry-rows">
        {failures.map(({ file, scenario, differences }) => (
          <li key={`${file} ${scenario}`}>
            <Link to={pageOf(file)}>{file}</Link> <strong>{scenario}</strong>
            <ul>
              {differences.map((difference) => (
                <li key={difference}>{difference}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {uncovered.length > 0 && (
        <div>
          <h2 className="belfry-part">{names.uncovered}</h2>
          <ul className="belfry-rows">
            {uncovered.map((runbook) => (
              <li key={runbook}>
                <Link to={pageOf(fileOf(runbook))}>{runbook}</Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Stack>
  );
}
