/** A file of an SDK build. Primary key: build, name. */
export interface SdkFileRow {
  build: string;
  name: string;
  script: string;
  keptAt: number;
}
