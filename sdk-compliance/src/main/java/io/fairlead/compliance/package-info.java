/**
 * Checks software bills of materials against rules, and says where to mend them.
 *
 * <p>Start at {@link io.fairlead.compliance.SbomChecker}: it reads an {@link
 * io.fairlead.compliance.SbomSource} (CycloneDX or SPDX), runs the {@linkplain
 * io.fairlead.compliance.Rule rules} of a {@link io.fairlead.compliance.Profile} and returns a
 * {@link io.fairlead.compliance.Report}, which a {@link io.fairlead.compliance.ReportFormat}
 * writes. The profiles that come with Fairlead are in {@link io.fairlead.compliance.Profiles};
 * rules of your own are built with {@link io.fairlead.compliance.Rule#named} and look at {@link
 * io.fairlead.compliance.SbomComponent} or {@link io.fairlead.compliance.SbomDocument}.
 *
 * <p>Documents are untrusted: {@link io.fairlead.compliance.Limits} bound what is read, and a
 * document that is no SBOM raises {@link io.fairlead.compliance.UnreadableSbomException} with line
 * and column. Nothing is fetched.
 *
 * <p>Bytes are read from the source that is handed in; there is no other I/O, no thread and no
 * clock. Public types are immutable and may be shared, except builders, {@link
 * io.fairlead.compliance.Ruling}, and the component that a check looks at for the time of one call.
 */
@NullMarked
package io.fairlead.compliance;

import org.jspecify.annotations.NullMarked;
