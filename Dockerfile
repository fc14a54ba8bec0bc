# The self-contained archive on a slim base, as nobody, with nothing that has to be written:
#   mvn -Pdist package -DskipTests
#   docker build --build-arg VERSION=0.1.0-SNAPSHOT -t pca-constrain .
#   docker run --read-only --tmpfs /tmp --rm pca-constrain encode -p example.com
ARG BASE=debian:bookworm-slim
FROM ${BASE}
ARG VERSION
ADD target/pca-constrain-${VERSION}-linux-x64.tar.gz /opt/
ENV PATH=/opt/pca-constrain-${VERSION}-linux-x64/bin:/usr/local/bin:/usr/bin:/bin LC_ALL=C.UTF-8
USER 65532:65532
WORKDIR /work
ENTRYPOINT ["pca-constrain"]
