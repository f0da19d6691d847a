package io.fairlead.cel;

/**
 * One complaint about an expression.
 *
 * @param line from 1; -1 if it concerns the expression as a whole
 * @param column in code points from 1; 0 if it concerns the expression as a whole
 * @param message the API server's text
 */
public record CelIssue(int line, int column, String message) {}
