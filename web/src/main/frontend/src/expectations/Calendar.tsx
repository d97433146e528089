import type { CalendarDay, CalendarView } from '../api/types';
import { texts } from '../texts';
import { weeks } from './weeks';

const names = texts.calendar;
const DAY = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** Weeks of days, each with what came and what did not. */
export function Calendar({ calendar: { days, completeFrom } }: { calendar: CalendarView }) {
  return (
    <>
      <table className="belfry-calendar">
        <thead>
          <tr>
            {names.weekdays.map((weekday) => (
              <th key={weekday} scope="col">
                {weekday}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks(days).map((week, place) => (
            <tr key={place}>
              {week.map((day, weekday) =>
                day === null ? (
                  <td key={weekday} />
                ) : (
                  <Day key={weekday} day={day} isCounted={completeFrom === null || day.day >= completeFrom} />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {completeFrom !== null && <p className="belfry-subtle">{names.uncountedHint(shown(completeFrom))}</p>}
    </>
  );
}

function Day({ day: { day, arrivals, misses }, isCounted }: { day: CalendarDay; isCounted: boolean }) {
  const look = misses.length > 0 ? 'missed' : arrivals > 0 ? 'came' : 'none';
  const ways = [...new Set(misses.map(({ way }) => way))];
  return (
    <td className={`belfry-day-${look}`}>
      <span className="belfry-day">{shown(day)}</span>
      {isCounted || arrivals > 0 ? (
        <span>{arrivals > 0 ? names.came(arrivals) : names.nothing}</span>
      ) : (
        <span>{names.uncounted}</span>
      )}
      {ways.map((way) => (
        <strong key={way}>{way}</strong>
      ))}
    </td>
  );
}

function shown(day: string): string {
  return DAY.format(new Date(`${day}T00:00:00Z`));
}
