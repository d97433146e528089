package io.belfry.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.belfry.platform.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;

/**
 * A mapping as its author wrote it, from the day it was added until it is removed. Its name is part
 * of the address that a tool sends to, and therefore never changes.
 */
@Entity
@IdClass(StoredMapping.Key.class)
@Table(name = "mapping")
public class StoredMapping {
  /** A mapping's name is its own only within the tenant. */
  public record Key(long tenantId, String name) implements Serializable {}

  @Id
  @Column(name = "tenant_id", updatable = false)
  private long tenantId;

  @Id
  @Column(updatable = false)
  private String name;

  private String document;

  @Version private int version;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected StoredMapping() {}

  StoredMapping(long tenantId, String name, JsonNode document) {
    this.tenantId = tenantId;
    this.name = name;
    this.document = document.toString();
  }

  void replace(JsonNode newDocument) {
    document = newDocument.toString();
  }

  public long tenantId() {
    return tenantId;
  }

  public String name() {
    return name;
  }

  /** Returns what the author wrote. */
  public JsonNode document() {
    return Json.read(document, JsonNode.class);
  }

  /** Returns the number of changes so far; the ETag of the API. */
  public int version() {
    return version;
  }
}
