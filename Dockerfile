# One image for the API (which serves the screens) and the worker: docker-compose.yml.
# --ignore-scripts: the only package whose install script matters is the embedded PostgreSQL, absent here.

FROM node:20-bookworm-slim AS base
WORKDIR /application
COPY package.json package-lock.json ./
COPY apps/admin/package.json apps/admin/
COPY apps/api/package.json apps/api/
COPY packages/contrats/package.json packages/contrats/
COPY packages/dispositifs/package.json packages/dispositifs/
COPY prisma/package.json prisma/

FROM base AS construction
ENV TURBO_TELEMETRY_DISABLED=1
RUN npm ci --ignore-scripts
COPY . .
RUN npx turbo run build

# What the server needs in production. npm also keeps the optional companions of @prisma/client, its
# command line and TypeScript (180 MB), which the server never loads.
FROM base AS dependances
RUN npm ci --ignore-scripts --omit=dev \
      --workspace=@sciat/api --workspace=@sciat/contrats --workspace=@sciat/dispositifs --workspace=@sciat/prisma \
 && cd node_modules \
 && rm -r prisma @prisma/studio-core @electric-sql effect typescript @typescript

FROM node:20-bookworm-slim
ENV NODE_ENV=production \
    DONNEES=/donnees
WORKDIR /application
COPY --from=dependances /application ./
COPY --from=construction /application/packages/contrats/dist packages/contrats/dist
COPY --from=construction /application/packages/dispositifs/dist packages/dispositifs/dist
COPY --from=construction /application/prisma/dist prisma/dist
COPY prisma/schema.prisma prisma/prisma.config.ts prisma/
COPY prisma/migrations prisma/migrations
COPY --from=construction /application/apps/api/dist apps/api/dist
COPY --from=construction /application/apps/admin/dist apps/admin/dist
# Deposited files, when they are not in an S3 store. A new volume takes this owner.
RUN mkdir --mode=700 /donnees && chown node:node /donnees
USER node
EXPOSE 3000
CMD ["node", "apps/api/dist/main.js"]
