# mcplint alone: `docker run --rm -v "$PWD:/work" mcplint`
FROM rust:1.95-alpine AS build
WORKDIR /source
COPY . .
# Alpine's target is musl, and its programs are static.
RUN cargo build --release --locked --bin mcplint

FROM scratch
COPY --from=build /source/target/release/mcplint /mcplint
COPY LICENSE /LICENSE
WORKDIR /work
ENTRYPOINT ["/mcplint"]
