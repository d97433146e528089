import { Link } from 'react-router';
import type { OnCallView } from '../api/types';
import { Time } from '../app/Time';
import { List } from '../list/List';
import { usePages } from '../list/usePages';
import { texts } from '../texts';

const names = texts.oncall;

/** Who is called for each team now. */
export function OnCall() {
  const calls = usePages<OnCallView>('on-call', '/api/v1/on-call');
  return (
    <List list={calls} empty={{ title: names.none, hint: names.noneHint }}>
      {(items) => (
        <ul className="belfry-rows">
          {items.map(({ team, person, until, override }) => (
            <li key={team.id}>
              <Link to={`/teams/${encodeURIComponent(team.id)}`}>{team.name}</Link>
              <strong>{person?.displayName ?? names.nobody}</strong>
              <span className="belfry-subtle">
                {override && `${names.standsIn} `}
                {until !== null && (
                  <>
                    {names.until} <Time at={until} isShort />
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </List>
  );
}
