/** Primary key: name. */
export interface SecretRow {
  name: string;
  value: string;
}
