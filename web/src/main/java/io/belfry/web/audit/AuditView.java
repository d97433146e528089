package io.belfry.web.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.belfry.audit.AuditRecord;
import io.belfry.web.people.Names;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One record of the audit log.
 *
 * @param by null for Belfry itself
 * @param detail an object without names and free text
 */
public record AuditView(
    long sequence,
    Instant at,
    @Nullable String by,
    String what,
    String object,
    @JsonRawValue @Schema(type = SchemaType.OBJECT) String detail,
    String hash) {

  static AuditView of(AuditRecord row, Names names) {
    return new AuditView(
        row.sequence(),
        row.at(),
        names.username(row.actor()),
        row.what(),
        row.object(),
        row.detail(),
        row.hash());
  }
}
