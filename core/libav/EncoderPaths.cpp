// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libav/EncoderPaths.h"

#include "core/libav/EncoderTrial.h"
#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

EncoderPaths::EncoderPaths(std::vector<EncoderPath> hardware, SegmentEncoder software)
    : m_hardware(std::move(hardware))
    , m_software(std::move(software))
{
    for (const EncoderPath &path : m_hardware)
        m_reports.push_back({path.name, path.trial ? EncoderState::Untried : EncoderState::Works, {}});
}

void EncoderPaths::tryHardware()
{
    for (size_t i = 0; i < m_hardware.size(); ++i) {
        if (reports()[i].state != EncoderState::Untried)
            continue;
        const auto tried = m_hardware[i].trial();
        setState(i, tried ? EncoderState::Works : EncoderState::Missing,
                 tried ? QString() : tried.error().message);
    }
}

std::vector<EncoderReport> EncoderPaths::reports() const
{
    const std::lock_guard lock(m_mutex);
    return m_reports;
}

void EncoderPaths::setState(size_t path, EncoderState state, const QString &reason)
{
    const std::lock_guard lock(m_mutex);
    m_reports[path].state = state;
    m_reports[path].reason = reason;
}

std::optional<size_t> EncoderPaths::working() const
{
    const std::lock_guard lock(m_mutex);
    const auto found = std::find_if(m_reports.begin(), m_reports.end(), [](const EncoderReport &report) {
        return report.state == EncoderState::Works;
    });
    return found == m_reports.end() ? std::nullopt : std::optional(size_t(found - m_reports.begin()));
}

Result<void> EncoderPaths::encode(const VideoTranscodeInput &input, const AvcTarget &target,
                                  const CancelToken &cancel,
                                  const std::function<void(EncodedPicture)> &onPicture)
{
    const auto path = working();
    if (!path)
        return m_software(input, target, cancel, onPicture);
    std::vector<EncodedPicture> pictures;
    const auto made = m_hardware[*path].encode(input, target, cancel, [&pictures](EncodedPicture picture) {
        pictures.push_back(std::move(picture));
    });
    if (cancel.isCancelled())
        return std::unexpected(Error::cancelled());
    // The source's faults are not the encoder's: software will say the same of them.
    const bool isSourceFault = !made && made.error().kind == ErrorKind::CorruptInput;
    const auto fault = made ? faultOf(pictures, input) : std::optional(made.error().message);
    if (fault) {
        if (!isSourceFault)
            setState(*path, EncoderState::Quarantined, *fault);
        return m_software(input, target, cancel, onPicture);
    }
    for (EncodedPicture &picture : pictures)
        onPicture(std::move(picture));
    return {};
}

std::optional<QString> faultOf(const std::vector<EncodedPicture> &pictures, const VideoTranscodeInput &input)
{
    if (pictures.empty())
        return u"it made no picture"_s;
    if (!pictures.front().isSync || !isIdrPicture(pictures.front().payload))
        return u"the first picture is not an IDR picture"_s;
    const auto isWanted = [&input](qint64 pts) { return pts >= input.beginPts && pts < input.endPts; };
    const auto &samples = input.samples->samples;
    const auto wanted = size_t(std::count_if(
        samples.begin(), samples.end(), [&](const MediaSample &sample) { return isWanted(sample.pts); }));
    if (pictures.size() > wanted || pictures.size() * 10 < wanted * 9)
        return u"it made %1 pictures of %2"_s.arg(pictures.size()).arg(wanted);
    std::vector<qint64> times;
    qint64 lastDts = std::numeric_limits<qint64>::min();
    for (const EncodedPicture &picture : pictures) {
        if (picture.dts <= lastDts || picture.dts > picture.pts || picture.pts < pictures.front().pts)
            return u"the times of its pictures are not in order"_s;
        lastDts = picture.dts;
        times.push_back(picture.pts);
    }
    std::sort(times.begin(), times.end());
    if (std::adjacent_find(times.begin(), times.end()) != times.end())
        return u"two of its pictures have the same time"_s;
    return std::nullopt;
}

std::vector<EncoderPath> libavHardwarePaths()
{
    std::vector<EncoderPath> paths;
    for (const EncoderKind kind : kHardwareEncoders) {
        paths.push_back(
            {QString(encoderName(kind)), [kind] { return tryEncoder(kind); },
             [kind](const VideoTranscodeInput &input, const AvcTarget &target, const CancelToken &cancel,
                    const std::function<void(EncodedPicture)> &onPicture) {
                 return transcodeVideoBy(kind, input, target, cancel, onPicture);
             }});
    }
    return paths;
}

} // namespace cuegate
