// SPDX-License-Identifier: GPL-3.0-or-later
// Collects what of one transport stream track belongs to a span, while the packets pass by in file order: the
// rules of SampleSpan, access units and frames as ISO BMFF holds them. Thread: any; one user.
#pragma once

#include "core/media/AccessUnitSplitter.h"
#include "core/media/AudioFrameSplitter.h"
#include "core/media/MediaInfo.h"
#include "core/media/PesPacket.h"
#include "core/media/PictureTimes.h"
#include "core/media/Sample.h"

namespace cuegate {

class TransportTrackSpan
{
public:
    enum class Rule {
        Keyframes, ///< the main video: from keyframe to keyframe in file order
        Times      ///< beginTime <= pts < endTime
    };
    /// beginOffsetBytes of a \p span by which Rule::Keyframes takes the first keyframe there is.
    static constexpr qint64 kAnyKeyframe = -1;

    /// \p span in ticks of 90 kHz. All three must outlive it.
    TransportTrackSpan(const Track &track, const TransportStreamLayout &layout, const SampleSpan &span,
                       Rule rule);

    /// Forgets everything, for reading again from an earlier place.
    void restart();

    /// Takes the next packet of this track's PID.
    void add(const TransportPacket &packet, qint64 offsetBytes);
    /// The file ends here, or what may be read of it.
    void endOfFile();
    /// What follows is so late that nothing of this span is expected any more.
    void giveUp();

    [[nodiscard]] bool isDone() const { return m_isDone; }
    [[nodiscard]] bool isImpossible() const
    {
        return m_isImpossible;
    }                                                          ///< a keyframe is not where the index says
    [[nodiscard]] bool hasBegun() const { return m_hasBegun; } ///< Rule::Keyframes
    [[nodiscard]] Rule rule() const { return m_rule; }
    [[nodiscard]] quint16 pid() const { return quint16(m_track->containerId); }
    /// Whether samples of this span may lie before the place where reading began.
    [[nodiscard]] bool mayHaveEarlier() const;
    /// The latest decoding time that was met.
    [[nodiscard]] std::optional<qint64> latest() const { return m_latest; }
    [[nodiscard]] qint64 sizeBytes() const { return m_sizeBytes; }
    [[nodiscard]] size_t sampleCount() const { return m_batch.samples.size(); }
    [[nodiscard]] SampleBatch take() { return std::move(m_batch); }

private:
    void takePes(const PesPacket &pes);
    void takeUnits();
    void takeMainUnit(const AccessUnit &unit);
    void takeFrames(AudioFrames frames);
    void takeTimed(MediaSample sample, qint64 decodeTime);
    [[nodiscard]] bool begins(const AccessUnit &unit, qint64 pts);
    [[nodiscard]] bool ends(const AccessUnit &unit, qint64 pts);
    [[nodiscard]] MediaSample sampleOf(const AccessUnit &unit, qint64 pts, qint64 dts);
    [[nodiscard]] QByteArray payloadOf(const AccessUnit &unit) const;

    const Track *m_track;
    const TransportStreamLayout *m_layout;
    const SampleSpan *m_span;
    Rule m_rule;

    PesAssembler m_pes;
    AccessUnitSplitter m_splitter;
    PictureTimes m_times;
    AudioFrameSplitter m_frameSplitter;
    std::vector<PesPacket> m_packets;
    std::vector<AccessUnit> m_units;
    SampleBatch m_batch;
    qint64 m_sizeBytes = 0;
    bool m_hasBegun = false;
    bool m_isDone = false;
    bool m_isImpossible = false;
    bool m_isAfterEnd = false;           ///< the keyframe at endTime was met: looks for its leading pictures
    std::optional<qint64> m_skipsBefore; ///< leading pictures of the file's first keyframe cannot be decoded
    std::optional<qint64> m_firstTime;   ///< the first time that was met
    std::optional<qint64> m_latest;
};

} // namespace cuegate
