// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libav/EncodedCheck.h"

#include "core/media/H264Headers.h"
#include "core/media/NalUnits.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr int kLengthBytes = 4;

bool isIdrPicture(QByteArrayView payload)
{
    LengthPrefixedNals nals(payload, kLengthBytes);
    for (auto nal = nals.next(); nal; nal = nals.next()) {
        if (h264NalType(*nal) == H264NalType::IdrSlice)
            return true;
    }
    return false;
}

// What does not fit what CODECS and RESOLUTION say of all segments.
static std::optional<QString> faultOfSps(QByteArrayView nal, const AvcTarget &target)
{
    constexpr std::array<quint8, 3> kWithinHigh{66, 77, 100};
    const auto sps = parseH264Sps(nal);
    if (!sps)
        return u"its parameter sets cannot be read: "_s + sps.error().message;
    if (sps->width != quint32(target.width) || sps->height != quint32(target.height))
        return u"its pictures are %1x%2, not %3x%4"_s.arg(sps->width)
            .arg(sps->height)
            .arg(target.width)
            .arg(target.height);
    if (std::find(kWithinHigh.begin(), kWithinHigh.end(), sps->profileIdc) == kWithinHigh.end() ||
        sps->levelIdc > target.levelIdc)
        return u"profile %1 and level %2 are more than 100 and %3, which were promised"_s.arg(sps->profileIdc)
            .arg(sps->levelIdc)
            .arg(target.levelIdc);
    return std::nullopt;
}

static std::optional<QString> faultOfFirst(const EncodedPicture &first, const AvcTarget &target)
{
    if (!first.isSync || !isIdrPicture(first.payload))
        return u"the first picture is not an IDR picture"_s;
    bool hasSps = false;
    bool hasPps = false;
    LengthPrefixedNals nals(first.payload, kLengthBytes);
    for (auto nal = nals.next(); nal && h264NalType(*nal) != H264NalType::IdrSlice; nal = nals.next()) {
        hasPps = hasPps || (hasSps && h264NalType(*nal) == H264NalType::Pps);
        if (h264NalType(*nal) != H264NalType::Sps)
            continue;
        hasSps = true;
        if (auto fault = faultOfSps(*nal, target))
            return fault;
    }
    return hasPps ? std::nullopt : std::optional(u"there are no parameter sets before the first picture"_s);
}

static bool isWhole(QByteArrayView payload)
{
    bool hasSlice = false;
    LengthPrefixedNals nals(payload, kLengthBytes);
    for (auto nal = nals.next(); nal; nal = nals.next()) {
        const H264NalType type = h264NalType(*nal);
        hasSlice = hasSlice || type == H264NalType::Slice || type == H264NalType::IdrSlice;
    }
    return hasSlice && !nals.failed();
}

std::optional<QString> faultOf(const std::vector<EncodedPicture> &pictures, const AvcTarget &target)
{
    if (pictures.empty())
        return u"it made no picture"_s;
    if (auto fault = faultOfFirst(pictures.front(), target))
        return fault;
    qint64 lastDts = std::numeric_limits<qint64>::min();
    for (const EncodedPicture &picture : pictures) {
        if (!isWhole(picture.payload))
            return u"one of its pictures is not whole"_s;
        if (picture.dts <= lastDts || picture.dts > picture.pts || picture.pts < pictures.front().pts)
            return u"the times of its pictures are not in order"_s;
        lastDts = picture.dts;
    }
    const std::vector<qint64> times = timesOf(pictures);
    if (std::adjacent_find(times.begin(), times.end()) != times.end())
        return u"two of its pictures have the same time"_s;
    return std::nullopt;
}

std::vector<qint64> timesOf(const std::vector<EncodedPicture> &pictures)
{
    std::vector<qint64> times;
    for (const EncodedPicture &picture : pictures)
        times.push_back(picture.pts);
    std::sort(times.begin(), times.end());
    return times;
}

std::vector<qint64> timesOf(const VideoTranscodeInput &input)
{
    std::vector<qint64> times;
    for (const MediaSample &sample : input.samples->samples) {
        if (sample.pts >= input.beginPts && sample.pts < input.endPts)
            times.push_back(sample.pts);
    }
    std::sort(times.begin(), times.end());
    return times;
}

} // namespace cuegate
