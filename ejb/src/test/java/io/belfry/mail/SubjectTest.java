package io.belfry.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectTest {
  private static Subject of(String subject) {
    return Subject.of(subject);
  }

  /** As the tools write them: Nagios, Icinga, Alertmanager, Zabbix, Grafana, monit, scripts. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "** PROBLEM Service Alert: web1/HTTP is CRITICAL ** | ** RECOVERY Service Alert: web1/HTTP is OK **",
        "[PROBLEM] Ping on web1 is DOWN! | [RECOVERY] Ping on web1 is UP!",
        "[FIRING:2] DiskFull (web1 prod) | [RESOLVED] DiskFull (web1 prod)",
        "Problem: High CPU on web1 | Resolved in 5m 3s: High CPU on web1",
        "PROBLEM: High CPU on web1 | OK: High CPU on web1",
        "Backup of db01 failed | Backup of db01 OK",
        "Backup of db01 failed at 2026-03-02 02:13 | Backup of db01 at 2026-03-03 02:14 recovered",
        "Re: web1 critical | RESOLVED web1",
        "Backup failed at 02:13 | Backup recovered at 02:40",
        "Backup failed | Backup OK 2026-03-02 02:40",
      })
  void aProblemAndItsEndAreAboutTheSame(String problem, String end) {
    assertThat(of(problem).recovered()).isFalse();
    assertThat(of(end).recovered()).isTrue();
    assertThat(of(end).about()).isEqualTo(of(problem).about());
    assertThat(of(end).about()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Status is not OK",
        "Backup failed, nothing recovered",
        "Is everything ok if it stays so? ok",
        "Still not resolved",
        "Disk isn't ok",
        "OKTA sign-in fails",
        "Ok, the disk is full",
        "Recoveryplan missing",
        "Disk full on web1 (was ok until noon)",
        "unresolved",
        ""
      })
  void whatDeniesItIsNotOver(String subject) {
    assertThat(of(subject).recovered()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Report of 2026-03-02 | Report of 2026-03-03",
        "Report of 02.03.2026 | Report of 13.03.2026",
        "Report, Mon Mar  2 02:13:05 UTC 2026 | Report, Tue Mar 31 23:59:59 UTC 2026",
        "Report, 2 March 2026 | Report, 31 March 2026",
        "Disk 93% | Disk 94.5 %",
        "Ran for 17 minutes | Ran for 1 minutes",
        "Freed 12.5GB | Freed 800 MB",
        "Ticket 100023 | Ticket 999871",
        "2026-03-02T02:13:05Z done | 2026-03-03T02:13:05+01:00 done",
      })
  void whatChangesEveryDayIsLeftOutOfTheKey(String one, String other) {
    assertThat(of(one.replaceAll(" +", " ")).about())
        .isEqualTo(of(other).about())
        .isNotEmpty()
        .doesNotContainPattern("[0-9#]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "db01 | db02",
        "Disk 3 | Disk 4",
        "10.0.0.1 unreachable | 10.0.0.2 unreachable",
        "192.168.10.15 unreachable | 192.168.10.16 unreachable",
        "Port 8080 | Port 8081",
        "web1.example.com | web2.example.com",
        "sda1 | sdb1",
        "startup.sh | shutdown.sh",
      })
  void whatNamesAThingStaysInTheKey(String one, String other) {
    assertThat(of(one).about()).isNotEqualTo(of(other).about());
  }

  @Test
  void theTextForPeopleKeepsItsWords() {
    assertThat(of("Re: AW: Disk 93% full").text()).isEqualTo("Disk 93% full");
    assertThat(of("x".repeat(5000)).about()).hasSize(500);
  }
}
