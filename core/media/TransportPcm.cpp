// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/TransportPcm.h"

#include "core/media/BitReader.h"

#include <array>

namespace cuegate {

static std::optional<AudioFormat> readBluRay(BitReader &reader)
{
    constexpr std::array<quint16, 16> kChannels{0, 1, 0, 2, 3, 3, 4, 4, 5, 6, 7, 8, 0, 0, 0, 0};
    constexpr std::array<quint32, 16> kRates{0, 48'000, 0, 0, 96'000, 192'000};
    constexpr std::array<quint16, 4> kBits{0, 16, 20, 24};
    reader.skip(16); // audio_data_payload_size
    AudioFormat format;
    format.channels = kChannels[reader.bits(4)];
    format.sampleRate = kRates[reader.bits(4)];
    format.bitsPerSample = kBits[reader.bits(2)];
    return format;
}

static std::optional<AudioFormat> readStudio(BitReader &reader)
{
    reader.skip(16); // audio_packet_size
    AudioFormat format;
    format.sampleRate = 48'000;
    format.channels = quint16((reader.bits(2) + 1) * 2);
    reader.skip(8); // channel_identification
    format.bitsPerSample = quint16(16 + 4 * reader.bits(2));
    return format;
}

std::optional<AudioFormat> readTransportPcmFormat(const QString &codecId, QByteArrayView pesPayload)
{
    BitReader reader(pesPayload);
    const auto format = codecId == kBluRayPcm   ? readBluRay(reader)
                        : codecId == kStudioPcm ? readStudio(reader)
                                                : std::nullopt;
    const bool isSound = format && !reader.failed() && format->channels > 0 && format->sampleRate > 0 &&
                         format->bitsPerSample > 0;
    return isSound ? format : std::nullopt;
}

} // namespace cuegate
