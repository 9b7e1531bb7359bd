# The query side as an image: mvn package, then
#   docker build -f docker/query-side.Dockerfile -t engagement-ledger/query-side .
# It takes MONGODB_URI from the environment and listens on port 8080.
ARG BASE=eclipse-temurin:21-jre
FROM ${BASE}
RUN groupadd --system ledger && useradd --system --gid ledger --home-dir /ledger --create-home ledger \
  && install -d -m 700 -o ledger -g ledger /search
WORKDIR /ledger
COPY query-side/target/query-side-*-app.jar query-side.jar
USER ledger
EXPOSE 8080
ENTRYPOINT ["java", "-XX:+ExitOnOutOfMemoryError", "-XX:MaxRAMPercentage=70", "--enable-native-access=ALL-UNNAMED", "-jar", "query-side.jar"]
