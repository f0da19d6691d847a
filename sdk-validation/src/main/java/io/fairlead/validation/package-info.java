/**
 * Validation as the API server does it: {@link io.fairlead.validation.SchemaSet schemas} as data,
 * defaults, lists, rules in CEL, updates, and messages in the server's words.
 */
package io.fairlead.validation;
