import type { TrialView } from '../api/types';
import { texts } from '../texts';

const names = texts.mappings;

/** What would come of a body. */
export function Trial({ trial }: { trial: TrialView }) {
  return (
    <div role="status">
      <p>{names.alerts(trial.alerts.length)}</p>
      {trial.alerts.map((alert, place) => (
        <dl key={place} className="belfry-values">
          {Object.entries(alert)
            .filter(([, value]) => value !== null)
            .map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
              </div>
            ))}
        </dl>
      ))}
      {trial.rejected.length > 0 && (
        <ul>
          {trial.rejected.map(({ index, field, reason, remedy }) => (
            <li key={`${index} ${field} ${reason}`}>
              {field}: {reason}. {remedy}.
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
