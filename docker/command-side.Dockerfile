# The command side as an image: mvn package, then
#   docker build -f docker/command-side.Dockerfile -t engagement-ledger/command-side .
# It takes MONGODB_URI from the environment and listens on port 8080.
ARG BASE=eclipse-temurin:21-jre
FROM ${BASE}
RUN groupadd --system ledger && useradd --system --gid ledger --home-dir /ledger --create-home ledger
WORKDIR /ledger
COPY command-side/target/command-side-*-app.jar command-side.jar
USER ledger
EXPOSE 8080
ENTRYPOINT ["java", "-XX:+ExitOnOutOfMemoryError", "-XX:MaxRAMPercentage=70", "--enable-native-access=ALL-UNNAMED", "-jar", "command-side.jar"]
