package ai.influgen.publishing.app;

import ai.influgen.publishing.connection.ConnectionConfig;
import ai.influgen.publishing.connection.ConnectionPorts;
import ai.influgen.publishing.connection.Connections;
import ai.influgen.publishing.connection.Pause;
import ai.influgen.publishing.connection.PgConnections;
import ai.influgen.publishing.connection.PlatformHealths;
import ai.influgen.publishing.connection.TokenVault;
import ai.influgen.publishing.connection.api.ConnectionOperations;
import ai.influgen.publishing.connection.link.ConnectLinks;
import ai.influgen.publishing.connection.link.LinkVisits;
import ai.influgen.publishing.content.ContentStore;
import ai.influgen.publishing.content.api.ContentOperations;
import ai.influgen.publishing.event.api.ListEvents;
import ai.influgen.publishing.http.operation.Operation;
import ai.influgen.publishing.http.page.ClientLinks;
import ai.influgen.publishing.media.MediaConfig;
import ai.influgen.publishing.media.MediaLibrary;
import ai.influgen.publishing.media.api.MediaOperations;
import ai.influgen.publishing.platform.Platforms;
import ai.influgen.publishing.publish.EngineMetrics;
import ai.influgen.publishing.publish.EngineParts;
import ai.influgen.publishing.publish.Gateway;
import ai.influgen.publishing.publish.HealthNotes;
import ai.influgen.publishing.publish.PgDueQueue;
import ai.influgen.publishing.publish.PlatformHttp;
import ai.influgen.publishing.publish.PostSignals;
import ai.influgen.publishing.publish.ScheduledPosts;
import ai.influgen.publishing.publish.quota.QuotaGate;
import ai.influgen.publishing.runtime.Database;
import ai.influgen.publishing.runtime.DatabaseClock;
import ai.influgen.publishing.runtime.IdKind;
import ai.influgen.publishing.schedule.PostHolds;
import ai.influgen.publishing.schedule.Schedule;
import ai.influgen.publishing.schedule.StoredContents;
import ai.influgen.publishing.schedule.api.ScheduleOperations;
import ai.influgen.publishing.workspace.api.WorkspaceOperations;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Every feature, wired. */
final class Features {
  /**
   * Longer than any publish may take, retries included: an address that a platform was told must
   * still work then.
   */
  private static final Duration LINK_LIFE = Duration.ofDays(2);

  private final Vertx vertx;
  private final AppConfig config;
  private final Databases databases;
  private final DatabaseClock clock = new DatabaseClock();
  private final Platforms platforms;
  private final MediaLibrary media;
  private final PlatformHttp http;
  private final PostSignals signals;
  private final StoredContents contents;
  private final TokenVault vault;
  private final ConnectionPorts connectionPorts;
  private final ConnectLinks connectLinks;
  private final Schedule schedule;
  private final PostHolds holds;

  /** The ways to the database: the API's, the engine's, its hot statements', and its lease's. */
  record Databases(Database api, Database engine, Database hot, Database lease) {}

  Features(Vertx vertx, AppConfig config, Databases databases) {
    this.vertx = vertx;
    this.config = config;
    this.databases = databases;
    this.platforms = config.platforms();
    this.media = MediaLibrary.open(vertx, databases.api(), mediaConfig(config), clock);
    this.http = new PlatformHttp(vertx, media.storage()::file);
    this.signals = new PostSignals(vertx);
    this.contents = new StoredContents(new ContentStore(databases.api(), clock));
    this.vault = new TokenVault(config.secrets().token());
    PgDueQueue queue = new PgDueQueue(vertx, config.engine(), clock, signals);
    WatchedConnections watched = new WatchedConnections();
    this.connectionPorts =
        new ConnectionPorts(databases.api(), platforms, http, watched, clock, Pause.by(vertx));
    this.connectLinks =
        new ConnectLinks(connectionPorts, config.publicUrl(), config.secrets().media());
    Connections connections = new PgConnections(connectionPorts, vault);
    this.schedule = new Schedule(databases.api(), platforms, contents, connections, queue, clock);
    this.holds = new PostHolds(schedule);
    watched.tell(holds);
  }

  DatabaseClock clock() {
    return clock;
  }

  Platforms platforms() {
    return platforms;
  }

  MediaLibrary media() {
    return media;
  }

  ConnectionPorts connectionPorts() {
    return connectionPorts;
  }

  TokenVault vault() {
    return vault;
  }

  /** What clients do by connect links. */
  ClientLinks clientLinks() {
    return new LinkVisits(connectionPorts, connectionConfig(), vault, connectLinks);
  }

  private ConnectionConfig connectionConfig() {
    return new ConnectionConfig(config.publicUrl(), config.secrets().token());
  }

  /** Every operation of the contract. */
  List<Operation> operations() {
    List<Operation> all = new ArrayList<>();
    all.addAll(WorkspaceOperations.all(databases.api(), clock));
    all.add(new ListEvents(databases.api()));
    all.addAll(MediaOperations.all(media));
    all.addAll(ContentOperations.all(databases.api(), media, platforms, holds, clock));
    all.addAll(ConnectionOperations.all(connectionPorts, connectionConfig(), vault, connectLinks));
    all.addAll(
        ScheduleOperations.all(schedule, config.bestTimes(), ScheduleOperations.DEFAULT_PATIENCE));
    return all;
  }

  /** The engine of this instance. */
  EngineParts engine(EngineMetrics metrics) {
    Database database = databases.engine();
    UUID id = IdKind.next();
    ConnectionPorts ports =
        new ConnectionPorts(database, platforms, http, holds, clock, Pause.by(vertx));
    Connections connections = new PgConnections(ports, vault);
    ScheduledPosts posts =
        new ScheduledPosts(
            databases.hot(), new StoredContents(new ContentStore(databases.hot(), clock)));
    Gateway gateway =
        new Gateway(
            vertx,
            http,
            config.engine().breaker(),
            new QuotaGate(databases.hot(), clock),
            metrics,
            new HealthNotes(vertx, new PlatformHealths(database), id, clock));
    return new EngineParts(
        vertx,
        new EngineParts.Needs(
            database,
            databases.hot(),
            databases.lease(),
            clock,
            posts,
            connections,
            platforms,
            media.links(),
            gateway,
            signals,
            metrics),
        config.engine(),
        id,
        IdKind.INSTANCE.show(id));
  }

  private static MediaConfig mediaConfig(AppConfig config) {
    return new MediaConfig(
        config.dataDir().resolve("media"),
        config.publicUrl(),
        config.secrets().media(),
        config.mode() == AppConfig.Mode.DEVELOPMENT,
        config.http().maxUploadBytes(),
        LINK_LIFE);
  }
}
