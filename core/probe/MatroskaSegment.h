// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the elements of a Matroska Segment by its beginning and its SeekHeads, and reads those that describe
// it (RFC 9559 sections 5.1.1, 5.1.2 and 6.3). Thread: worker (blocks on the source); one user.
#pragma once

#include "core/base/EbmlReader.h"
#include "core/media/MediaInfo.h"
#include "core/probe/ProbeWindow.h"

#include <optional>
#include <vector>

namespace cuegate {

class MatroskaSegment
{
public:
    /// Reads the EBML header and finds the Segment; sets info.container.
    /// Errors: Unsupported (no Matroska), CorruptInput with the byte offset.
    [[nodiscard]] static Result<MatroskaSegment> open(ProbeWindow &window, MediaInfo &info);

    /// Fills info's tracks, duration, title, and layout(). Errors: CorruptInput; those of the source.
    [[nodiscard]] Result<void> readDescription(ProbeWindow &window, MediaInfo &info);

    /// Where the payload of the Cues is said to be; nothing if there are none or (with a note) they are too
    /// big.
    [[nodiscard]] Result<std::optional<ByteRange>> cues(ProbeWindow &window, QStringList &notes) const;
    [[nodiscard]] bool cuesAreAbsent() const { return find(kCues) == nullptr; }

    /// Where reading did not come across the first Cluster, takes the first that \p cues name.
    void assumeFirstCluster(const std::vector<Keyframe> &cues);
    /// Sets layout()'s clustersEndBytes and tagsOffsetBytes. \p lastCueBytes: of the Cluster of the last
    /// keyframe.
    void noteWhatFollows(qint64 lastCueBytes);
    /// Where reading did not come across the first Cluster, takes the Segment's beginning: what goes through
    /// the file from there meets it.
    void forgetAssumedCluster();

    [[nodiscard]] const MatroskaLayout &layout() const { return m_layout; }

private:
    struct Place
    {
        quint32 id = 0;
        qint64 offsetBytes = 0;
    };
    static const quint32 kCues;

    [[nodiscard]] const Place *find(quint32 id) const;
    [[nodiscard]] Result<void> walk(ProbeWindow &window, MediaInfo &info);
    [[nodiscard]] Result<void> followSeekHeads(ProbeWindow &window, MediaInfo &info);
    [[nodiscard]] Result<void> readPlace(ProbeWindow &window, Place place, MediaInfo &info);
    [[nodiscard]] Result<void> readElement(ProbeWindow &window, Place place, const EbmlHeader &header,
                                           MediaInfo &info);
    void readSeekHead(EbmlReader reader);
    void readInfo(EbmlReader reader, MediaInfo &info);

    MatroskaLayout m_layout;
    std::vector<Place> m_places;     ///< what SeekHeads and the walk told
    std::vector<qint64> m_seekHeads; ///< offsets of those that were read
    double m_duration = 0;           ///< in units of TimestampScale
    bool m_hasInfo = false;
    bool m_hasTracks = false;
    bool m_hasFirstCluster = false;
};

} // namespace cuegate
