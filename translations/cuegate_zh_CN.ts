<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>AccountText</name>
        <message>
            <source>Expired on %1</source>
            <comment>date</comment>
            <translation>已于 %1 过期</translation>
        </message>
        <message>
            <source>Trial account</source>
            <translation>试用账户</translation>
        </message>
        <message>
            <source>Active</source>
            <translation>有效</translation>
        </message>
        <message>
            <source>Trial account, active until %1</source>
            <comment>date</comment>
            <translation>试用账户，有效期至 %1</translation>
        </message>
        <message>
            <source>Active until %1</source>
            <comment>date</comment>
            <translation>有效期至 %1</translation>
        </message>
        <message>
            <source>Trial account, expires today at %1</source>
            <comment>time</comment>
            <translation>试用账户，今天 %1 过期</translation>
        </message>
        <message>
            <source>Expires today at %1</source>
            <comment>time</comment>
            <translation>今天 %1 过期</translation>
        </message>
        <message numerus="yes">
            <source>Trial account, expires in %n day(s), on %1</source>
            <comment>date</comment>
            <translation>
                <numerusform>试用账户，%n 天后（%1）过期</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Expires in %n day(s), on %1</source>
            <comment>date</comment>
            <translation>
                <numerusform>%n 天后（%1）过期</numerusform>
            </translation>
        </message>
        <message>
            <source>Banned by the provider</source>
            <translation>已被服务商封禁</translation>
        </message>
        <message>
            <source>Disabled by the provider</source>
            <translation>已被服务商停用</translation>
        </message>
        <message>
            <source>Expired</source>
            <translation>已过期</translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n connection(s) in use</source>
            <translation>
                <numerusform>已用连接 %1 / %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n connection(s) in use</source>
            <translation>
                <numerusform>已用 %n 个连接</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>BroadcastText</name>
        <message>
            <source>, </source>
            <comment>between parts of a list</comment>
            <translation>，</translation>
        </message>
        <message>
            <source>%1.</source>
            <translation>%1。</translation>
        </message>
        <message>
            <source>Without sound, or not at all, on %1, where %2 is not decoded.</source>
            <translation>在 %1 上没有声音或完全无法播放：那里不能解码 %2。</translation>
        </message>
        <message>
            <source>Does not play on %1, where %2 is not decoded.</source>
            <translation>在 %1 上无法播放：那里不能解码 %2。</translation>
        </message>
        <message>
            <source>Cuegate does not convert live channels.</source>
            <translation>Cuegate 不转换直播频道。</translation>
        </message>
    </context>
    <context>
        <name>CertificateText</name>
        <message>
            <source>Its certificate is not valid before %1. Check the date and time of this computer.</source>
            <translation>其证书在 %1 之前无效。请检查这台电脑的日期和时间。</translation>
        </message>
        <message>
            <source>Its certificate was valid until %1 only. Check the date and time of this computer.</source>
            <translation>其证书的有效期只到 %1。请检查这台电脑的日期和时间。</translation>
        </message>
        <message>
            <source>The server issued its certificate to itself. That is usual for a server of your own or of a small provider, but anybody could do the same.</source>
            <translation>服务器的证书是它自己颁发的。自建服务器或小型服务商常常如此，但任何人都可以这样做。</translation>
        </message>
        <message>
            <source>Its certificate was issued by an authority that this computer does not know.</source>
            <translation>其证书由这台电脑不认识的机构颁发。</translation>
        </message>
        <message>
            <source>Its certificate was withdrawn by the authority that issued it. Better do not trust it.</source>
            <translation>其证书已被颁发机构吊销。最好不要信任它。</translation>
        </message>
        <message>
            <source>Its certificate was issued to a server with another name.</source>
            <translation>其证书是颁发给另一个名称的服务器的。</translation>
        </message>
        <message>
            <source>Its certificate could not be verified.</source>
            <translation>无法验证其证书。</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <comment>validity of a certificate: two dates</comment>
            <translation>%1 至 %2</translation>
        </message>
    </context>
    <context>
        <name>CoreText</name>
        <message>
            <source>%1 is not played by every browser and phone: for them it is converted to AAC as well.</source>
            <translation>并非所有浏览器和手机都能播放 %1：为它们另外转换为 AAC。</translation>
        </message>
        <message>
            <source>%1 is not played by every browser and television: for them it is converted to H.264 as well.</source>
            <translation>并非所有浏览器和电视都能播放 %1：为它们另外转换为 H.264。</translation>
        </message>
        <message>
            <source>It has more than two channels, which small players do not mix down: for them there is AAC in stereo, too.</source>
            <translation>它的声道多于两个，小型播放器无法缩混：另外为它们提供立体声 AAC。</translation>
        </message>
        <message>
            <source>It is H.264 of a kind that few players decode (more than 8 bits, or finer colour): for the others it is converted to H.264 High as well.</source>
            <translation>这种 H.264 只有少数播放器能解码（超过 8 位，或色彩更精细）：为其他播放器另外转换为 H.264 High。</translation>
        </message>
        <message>
            <source>Its picture is stored turned or mirrored, which many players do not undo: for them it is converted to H.264 that is upright as well.</source>
            <translation>其画面以旋转或镜像方式存储，许多播放器不会还原：因此另外转换为方向正确的 H.264。</translation>
        </message>
        <message>
            <source>Its picture (%1 × %2) is larger than many players can show: for them it is converted to 1080p as well.</source>
            <translation>画面 (%1 × %2) 超出许多播放器的显示能力：为它们另外转换为 1080p。</translation>
        </message>
        <message>
            <source>%1 cannot be put into HLS as it is: it is converted to %2.</source>
            <translation>%1 无法原样放入 HLS：将转换为 %2。</translation>
        </message>
        <message>
            <source>%1 cannot be put into HLS as it is, and it cannot be decoded here to convert it to %2.</source>
            <translation>%1 无法原样放入 HLS，此处也无法将其解码以转换为 %2。</translation>
        </message>
        <message>
            <source>%1 cannot be put into fMP4 as it is: it is sent untouched in MPEG-TS to players that ask for that, and converted to %2 for the others.</source>
            <translation>%1 无法原样放入 fMP4：对请求 MPEG-TS 的播放器原样发送，对其他播放器转换为 %2。</translation>
        </message>
        <message>
            <source>%1 cannot be put into fMP4 as it is: it is sent untouched in MPEG-TS only, because it cannot be decoded here to convert it to %2.</source>
            <translation>%1 无法原样放入 fMP4：仅以 MPEG-TS 原样发送，因为此处无法将其解码以转换为 %2。</translation>
        </message>
        <message>
            <source>Its description is damaged or incomplete (%1): it is converted to %2.</source>
            <translation>它的描述信息损坏或不完整（%1）：将转换为 %2。</translation>
        </message>
        <message>
            <source>Its description is damaged or incomplete (%1), and it cannot be decoded here to convert it to %2.</source>
            <translation>它的描述信息损坏或不完整（%1），此处也无法将其解码以转换为 %2。</translation>
        </message>
        <message>
            <source>Its pictures are not stored in the order they are shown in, and AVI does not tell their times: it is converted to %1.</source>
            <translation>画面未按显示顺序存储，而 AVI 不记录其时间：将转换为 %1。</translation>
        </message>
        <message>
            <source>Its pictures are not stored in the order they are shown in, and AVI does not tell their times, and it cannot be decoded here to convert it to %1.</source>
            <translation>画面未按显示顺序存储，而 AVI 不记录其时间，此处也无法将其解码以转换为 %1。</translation>
        </message>
        <message>
            <source>Its pictures are not stored in the order they are shown in, and the file does not tell their times: it is converted to %1.</source>
            <translation>画面未按显示顺序存储，而文件不记录其时间：将转换为 %1。</translation>
        </message>
        <message>
            <source>Its pictures are not stored in the order they are shown in, and the file does not tell their times, and it cannot be decoded here to convert it to %1.</source>
            <translation>画面未按显示顺序存储，而文件不记录其时间，此处也无法将其解码以转换为 %1。</translation>
        </message>
        <message>
            <source>This track is encrypted (DRM); it can only be played by the service it comes from.</source>
            <translation>此轨道已加密 (DRM)，只能由其来源服务播放。</translation>
        </message>
        <message>
            <source>Not a track that players show.</source>
            <translation>播放器不显示此类轨道。</translation>
        </message>
        <message>
            <source>Another video track is the main one; a title is served with one video track.</source>
            <translation>主视频轨是另一条；每部影片只提供一条视频轨。</translation>
        </message>
        <message>
            <source>AVI: its index is made by scanning</source>
            <translation>AVI：通过扫描生成索引</translation>
        </message>
        <message>
            <source>FLV: its index is made by scanning</source>
            <translation>FLV：通过扫描生成索引</translation>
        </message>
        <message>
            <source>Ogg: its index is made by scanning</source>
            <translation>Ogg：通过扫描生成索引</translation>
        </message>
        <message>
            <source>fragmented MP4: its index is made by scanning</source>
            <translation>分段式 MP4：通过扫描生成索引</translation>
        </message>
        <message>
            <source>transport streams have no index: where the keyframes are takes reading the file once</source>
            <translation>传输流没有索引：需通读文件一遍才能得知关键帧的位置</translation>
        </message>
        <message>
            <source>the file has no Cues</source>
            <translation>文件没有 Cues</translation>
        </message>
        <message>
            <source>the file has no index, or a false one: it was walked through</source>
            <translation>文件没有索引或索引有误：已逐段扫描</translation>
        </message>
        <message>
            <source>only the keyframes that segments begin with have been looked for</source>
            <translation>仅查找了各分片开头的关键帧</translation>
        </message>
        <message>
            <source>the file is damaged at byte %1: it is played up to there</source>
            <translation>文件在字节 %1 处损坏：播放到此为止</translation>
        </message>
        <message>
            <source>the file is damaged at byte %1: it goes on at byte %2</source>
            <translation>文件在字节 %1 处损坏：从字节 %2 处继续</translation>
        </message>
        <message>
            <source>the file is damaged or cut off at byte %1: it is played up to there</source>
            <translation>文件在字节 %1 处损坏或被截断：播放到此为止</translation>
        </message>
        <message>
            <source>the file is cut off inside the tag at byte %1</source>
            <translation>文件在字节 %1 处的标签内被截断</translation>
        </message>
        <message>
            <source>the file is cut: it ends at byte %1, before the first picture</source>
            <translation>文件被截断：在字节 %1 处结束，尚未到第一个画面</translation>
        </message>
        <message>
            <source>the file is cut: it ends at byte %1, and is played up to %2 s of %3 s</source>
            <translation>文件被截断：在字节 %1 处结束，可播放到 %2 秒，共 %3 秒</translation>
        </message>
        <message>
            <source>the file ends %1 bytes before its Segment does: it is cut off</source>
            <translation>文件比其 Segment 少 %1 字节：已被截断</translation>
        </message>
        <message>
            <source>track %1: the file is cut off, it is played up to %2 ms</source>
            <translation>轨道 %1：文件被截断，可播放到 %2 毫秒</translation>
        </message>
        <message>
            <source>the times jump at %1 ms: what follows is put after it</source>
            <translation>时间在 %1 毫秒处跳变：后续内容已接续其后</translation>
        </message>
        <message>
            <source>track %1 has more samples than are indexed</source>
            <translation>轨道 %1 的样本多于索引所列</translation>
        </message>
        <message>
            <source>track %1 names no keyframe (an empty stss)</source>
            <translation>轨道 %1 未标明关键帧（stss 为空）</translation>
        </message>
        <message>
            <source>the Duration is shorter than the Cues reach and was replaced</source>
            <translation>Duration 短于 Cues 的范围，已替换</translation>
        </message>
        <message>
            <source>the Duration is %1 ms, but the last Block ends at %2 ms: the latter is taken</source>
            <translation>Duration 为 %1 毫秒，但最后一个 Block 结束于 %2 毫秒：采用后者</translation>
        </message>
        <message>
            <source>the Duration is impossible and was left out</source>
            <translation>Duration 不合理，已忽略</translation>
        </message>
        <message>
            <source>the file has no Duration: the last CuePoint's time is taken</source>
            <translation>文件没有 Duration：采用最后一个 CuePoint 的时间</translation>
        </message>
        <message>
            <source>no CuePoint of the main track lies inside the Segment</source>
            <translation>Segment 内没有主轨道的 CuePoint</translation>
        </message>
        <message>
            <source>%1 of %2 CuePoints are false: the index is not used</source>
            <translation>%2 个 CuePoint 中有 %1 个有误：不使用该索引</translation>
        </message>
        <message>
            <source>%1 of %2 CuePoints are false and were left out</source>
            <translation>%2 个 CuePoint 中有 %1 个有误，已忽略</translation>
        </message>
        <message>
            <source>the Cues are damaged: their rest is left out</source>
            <translation>Cues 已损坏：忽略其余部分</translation>
        </message>
        <message>
            <source>the Cues name no keyframe of track %1</source>
            <translation>Cues 未标明轨道 %1 的关键帧</translation>
        </message>
        <message>
            <source>the Segment is damaged at byte %1</source>
            <translation>Segment 在字节 %1 处损坏</translation>
        </message>
        <message>
            <source>a SeekHead names byte %1, where its element is not</source>
            <translation>SeekHead 指向字节 %1，但该处没有对应的元素</translation>
        </message>
        <message>
            <source>a SeekHead names byte %1 for the Cues, where they are not</source>
            <translation>SeekHead 称 Cues 位于字节 %1，但该处没有</translation>
        </message>
        <message>
            <source>the file holds %1 programs: number %2 is taken</source>
            <translation>文件含 %1 个节目：采用第 %2 个</translation>
        </message>
        <message>
            <source>the time stamps of the end do not fit to those of the beginning: the duration is estimated</source>
            <translation>结尾与开头的时间戳不一致：时长为估算值</translation>
        </message>
        <message>
            <source>the server cannot send the end of the file alone: the duration is estimated</source>
            <translation>服务器无法单独发送文件结尾：时长为估算值</translation>
        </message>
        <message>
            <source>the server does not tell how long the film is: the duration is assumed</source>
            <translation>服务器未告知影片长度：时长为假定值</translation>
        </message>
        <message>
            <source>The player takes the file's own streams: they are copied.</source>
            <translation>播放器使用文件自身的流：直接复制。</translation>
        </message>
        <message>
            <source>The player reads the original file, as it is.</source>
            <translation>播放器直接读取原始文件。</translation>
        </message>
        <message>
            <source>Track %1 is converted. %2</source>
            <translation>轨道 %1 会被转换。%2</translation>
        </message>
        <message>
            <source>%1 It is converted by %2.</source>
            <translation>%1由 %2 转换。</translation>
        </message>
        <message>
            <source>%1 cannot be sent as text; these subtitles are in the original file only.</source>
            <translation>%1 无法作为文本发送；这些字幕只在原始文件中。</translation>
        </message>
        <message>
            <source>%1 is sent as WebVTT, the text that players of HLS show.</source>
            <translation>%1 以 WebVTT 发送，这是 HLS 播放器显示的文本。</translation>
        </message>
        <message>
            <source>PGS (Blu-ray pictures)</source>
            <translation>PGS（蓝光图形字幕）</translation>
        </message>
        <message>
            <source>VobSub (DVD pictures)</source>
            <translation>VobSub（DVD 图形字幕）</translation>
        </message>
        <message>
            <source>DVB subtitles</source>
            <translation>DVB 字幕</translation>
        </message>
        <message>
            <source>MP4 timed text</source>
            <translation>MP4 定时文本</translation>
        </message>
        <message>
            <source>it made no picture</source>
            <translation>没有生成任何画面</translation>
        </message>
        <message>
            <source>it made %1 pictures of %2</source>
            <translation>只生成了 %2 幅画面中的 %1 幅</translation>
        </message>
        <message>
            <source>its pictures do not have the source's times</source>
            <translation>画面的时间与源不一致</translation>
        </message>
        <message>
            <source>its pictures are %1x%2, not %3x%4</source>
            <translation>画面为 %1x%2，而不是 %3x%4</translation>
        </message>
        <message>
            <source>one of its pictures is not whole</source>
            <translation>有一幅画面不完整</translation>
        </message>
        <message>
            <source>the times of its pictures are not in order</source>
            <translation>画面的时间顺序不对</translation>
        </message>
        <message>
            <source>two of its pictures have the same time</source>
            <translation>有两幅画面的时间相同</translation>
        </message>
        <message>
            <source>the first picture is not an IDR picture</source>
            <translation>第一幅画面不是 IDR 画面</translation>
        </message>
        <message>
            <source>there are no parameter sets before the first picture</source>
            <translation>第一幅画面之前没有参数集</translation>
        </message>
        <message>
            <source>there is no render node in /dev/dri</source>
            <translation>/dev/dri 中没有渲染节点</translation>
        </message>
        <message>
            <source>a segment was not done within %1 ms</source>
            <translation>有一个分段未能在 %1 毫秒内完成</translation>
        </message>
        <message>
            <source>its trial crashed (signal %1)</source>
            <translation>试运行崩溃（信号 %1）</translation>
        </message>
        <message>
            <source>a segment crashed (signal %1)</source>
            <translation>某个片段崩溃（信号 %1）</translation>
        </message>
        <message>
            <source>a thread of its driver crashed</source>
            <translation>其驱动程序的一个线程崩溃</translation>
        </message>
        <message>
            <source>Cuegate was ended by signal %1 when it was tried, so it is not tried unless it is asked for</source>
            <translation>试运行时 Cuegate 被信号 %1 终止，因此在您要求之前不再尝试</translation>
        </message>
        <message>
            <source>Cuegate ended twice when it was tried, so it is not tried unless it is asked for</source>
            <translation>试运行时 Cuegate 两次意外终止，因此在您要求之前不再尝试</translation>
        </message>
        <message>
            <source>The stream's own segments are passed on: they are copied.</source>
            <translation>直播流自身的分段原样转发：直接复制。</translation>
        </message>
        <message>
            <source>It is not converted for now: its conversion hung, and hung again.</source>
            <translation>暂不转换：转换曾两次卡住。</translation>
        </message>
        <message>
            <source>It is not converted for now: Cuegate ended while it was converted, and ended again.</source>
            <translation>暂不转换：转换时 Cuegate 曾两次意外退出。</translation>
        </message>
        <message>
            <source>Nothing is converted until Cuegate is restarted: too many conversions hang.</source>
            <translation>重新启动 Cuegate 前不进行转换：有太多转换卡住。</translation>
        </message>
        <message>
            <source>its trial was not done within %1 ms</source>
            <translation>试运行未能在 %1 毫秒内完成</translation>
        </message>
        <message>
            <source>Season %1</source>
            <translation>第 %1 季</translation>
        </message>
        <message>
            <source>Specials</source>
            <translation>特别篇</translation>
        </message>
    </context>
    <context>
        <name>DeviceText</name>
        <message>
            <source>FFmpeg player</source>
            <translation>FFmpeg 播放器</translation>
        </message>
        <message>
            <source>Television</source>
            <translation>电视</translation>
        </message>
        <message>
            <source>Android app</source>
            <translation>Android 应用</translation>
        </message>
        <message>
            <source>%1 on %2</source>
            <comment>browser, system</comment>
            <translation>%2 上的 %1</translation>
        </message>
        <message>
            <source>Unknown player</source>
            <translation>未知播放器</translation>
        </message>
        <message>
            <source>%1 on this computer</source>
            <translation>本机上的 %1</translation>
        </message>
        <message>
            <source>%1 on %2</source>
            <comment>player, address</comment>
            <translation>%2 上的 %1</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <comment>browser on system, address</comment>
            <translation>%1 (%2)</translation>
        </message>
    </context>
    <context>
        <name>EntryListMessage</name>
        <message>
            <source>This list has not been read yet.</source>
            <translation>此列表尚未读取。</translation>
        </message>
        <message>
            <source>Reading it shows the films and channels that are in it.</source>
            <translation>读取后即可看到其中的影片和频道。</translation>
        </message>
        <message>
            <source>Read now</source>
            <translation>立即读取</translation>
        </message>
        <message>
            <source>The address of this list is locked.</source>
            <translation>此列表的地址已锁定。</translation>
        </message>
        <message>
            <source>Unlock it above, or add the list again with its full address.</source>
            <translation>请在上方解锁，或用完整地址重新添加此列表。</translation>
        </message>
        <message>
            <source>The list is being read…</source>
            <translation>正在读取列表…</translation>
        </message>
        <message>
            <source>This takes a few seconds where it is long. You can go on with other films meanwhile.</source>
            <translation>列表较长时需要几秒钟。在此期间可以继续操作其他影片。</translation>
        </message>
        <message>
            <source>There is nothing in this group.</source>
            <translation>此分组中没有内容。</translation>
        </message>
        <message>
            <source>Nothing was found for “%1”.</source>
            <translation>未找到与“%1”匹配的内容。</translation>
        </message>
        <message>
            <source>Only the group “%1” was searched.</source>
            <translation>仅搜索了分组“%1”。</translation>
        </message>
        <message>
            <source>All words have to be in the name or the group of an entry.</source>
            <translation>条目的名称或分组须包含所有词语。</translation>
        </message>
        <message>
            <source>Clear search</source>
            <translation>清除搜索</translation>
        </message>
        <message>
            <source>There is nothing in this list.</source>
            <translation>此列表中没有内容。</translation>
        </message>
        <message>
            <source>It was read, but it has no film and no channel. Open its address in a browser to see what is there.</source>
            <translation>列表已读取，但其中没有影片和频道。请在浏览器中打开其地址，查看那里有什么。</translation>
        </message>
        <message>
            <source>Read again</source>
            <translation>重新读取</translation>
        </message>
        <message>
            <source>Searching…</source>
            <translation>正在搜索…</translation>
        </message>
        <message>
            <source>This account has not been read yet.</source>
            <translation>此账户尚未读取。</translation>
        </message>
        <message>
            <source>Reading it shows its channels, films and series.</source>
            <translation>读取后会显示其中的频道、影片和剧集。</translation>
        </message>
        <message>
            <source>The password of this account is locked.</source>
            <translation>此账户的密码已锁定。</translation>
        </message>
        <message>
            <source>Unlock it above, or edit the account and enter it again.</source>
            <translation>请在上方解锁，或编辑账户并重新输入密码。</translation>
        </message>
        <message>
            <source>The account is being read…</source>
            <translation>正在读取账户…</translation>
        </message>
        <message>
            <source>This can take a minute where it has very many films. You can go on with other films meanwhile.</source>
            <translation>如果影片非常多，可能需要一分钟。在此期间您可以继续使用其他影片。</translation>
        </message>
        <message>
            <source>Only “%1” was searched.</source>
            <comment>season</comment>
            <translation>只搜索了“%1”。</translation>
        </message>
        <message>
            <source>Only the channels were searched.</source>
            <translation>只搜索了频道。</translation>
        </message>
        <message>
            <source>Only the films were searched.</source>
            <translation>只搜索了影片。</translation>
        </message>
        <message>
            <source>Only the names of series were searched, not their episodes.</source>
            <translation>只搜索了剧集名称，未搜索其中的各集。</translation>
        </message>
        <message>
            <source>Search everything</source>
            <translation>搜索全部</translation>
        </message>
        <message>
            <source>There is nothing in this account.</source>
            <translation>此账户中没有内容。</translation>
        </message>
        <message>
            <source>It was read, but the provider lists no channel, no film and no series.</source>
            <translation>已读取，但服务商没有列出任何频道、影片或剧集。</translation>
        </message>
        <message>
            <source>The episodes are being read…</source>
            <translation>正在读取各集…</translation>
        </message>
        <message>
            <source>There are no episodes in this series.</source>
            <translation>此剧集中没有任何一集。</translation>
        </message>
        <message>
            <source>The provider lists none. Perhaps they are still to come.</source>
            <translation>服务商没有列出。也许以后会有。</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>重试</translation>
        </message>
    </context>
    <context>
        <name>EntryText</name>
        <message numerus="yes">
            <source>%Ln entr(ies)</source>
            <comment>of a list</comment>
            <translation>
                <numerusform>%Ln 个条目</numerusform>
            </translation>
        </message>
        <message>
            <source>read just now</source>
            <translation>刚刚读取</translation>
        </message>
        <message numerus="yes">
            <source>read %n minute(s) ago</source>
            <translation>
                <numerusform>%n 分钟前读取</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>read %n hour(s) ago</source>
            <translation>
                <numerusform>%n 小时前读取</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>read %n day(s) ago</source>
            <translation>
                <numerusform>%n 天前读取</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln line(s) could not be read</source>
            <translation>
                <numerusform>%Ln 行无法读取</numerusform>
            </translation>
        </message>
        <message>
            <source>problem when it was read last: %1</source>
            <translation>上次读取时出现问题：%1</translation>
        </message>
        <message>
            <source>no programme guide: %1</source>
            <translation>没有节目单：%1</translation>
        </message>
        <message>
            <source>Without a group</source>
            <translation>未分组</translation>
        </message>
        <message>
            <source>%1 %2</source>
            <comment>time, programme</comment>
            <translation>%1 %2</translation>
        </message>
        <message>
            <source>film</source>
            <translation>影片</translation>
        </message>
        <message>
            <source>channel</source>
            <translation>频道</translation>
        </message>
        <message>
            <source>Link to the playlist copied. Enter it in Kodi or another IPTV player.</source>
            <translation>播放列表链接已复制。请在 Kodi 或其他 IPTV 播放器中填入。</translation>
        </message>
        <message>
            <source>now: %1</source>
            <translation>正在播出：%1</translation>
        </message>
        <message>
            <source>then: %1</source>
            <translation>接下来：%1</translation>
        </message>
        <message>
            <source>, </source>
            <comment>between parts of a list</comment>
            <translation>，</translation>
        </message>
        <message>
            <source>Get a fresh link, or edit the list and enter the headers that the server asks for.</source>
            <translation>请获取新链接，或编辑该列表并填写服务器所需的请求头。</translation>
        </message>
        <message>
            <source>List not found</source>
            <translation>找不到列表</translation>
        </message>
        <message>
            <source>Check the link: the list may have been moved or deleted.</source>
            <translation>请检查链接：列表可能已移动或删除。</translation>
        </message>
        <message>
            <source>Add the list again with its full address.</source>
            <translation>请用完整地址重新添加该列表。</translation>
        </message>
        <message numerus="yes">
            <source>%Ln channel(s)</source>
            <translation>
                <numerusform>%Ln 个频道</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln film(s)</source>
            <translation>
                <numerusform>%Ln 部影片</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln series</source>
            <translation>
                <numerusform>%Ln 部剧集</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln episode(s)</source>
            <translation>
                <numerusform>%Ln 集</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %Ln entr(ies)</source>
            <comment>found, all</comment>
            <translation>
                <numerusform>%1 / %Ln 个条目</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %Ln channel(s)</source>
            <comment>found, all</comment>
            <translation>
                <numerusform>%1 / %Ln 个频道</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %Ln film(s)</source>
            <comment>found, all</comment>
            <translation>
                <numerusform>%1 / %Ln 部影片</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %Ln series</source>
            <comment>found, all</comment>
            <translation>
                <numerusform>%1 / %Ln 部剧集</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %Ln episode(s)</source>
            <comment>found, all</comment>
            <translation>
                <numerusform>%1 / %Ln 集</numerusform>
            </translation>
        </message>
        <message>
            <source>Channels</source>
            <translation>频道</translation>
        </message>
        <message>
            <source>Films</source>
            <translation>影片</translation>
        </message>
        <message>
            <source>Series</source>
            <comment>several</comment>
            <translation>剧集</translation>
        </message>
        <message>
            <source>Episodes</source>
            <translation>各集</translation>
        </message>
        <message>
            <source>Edit the account and check server, user name and password.</source>
            <translation>请编辑账户，检查服务器、用户名和密码。</translation>
        </message>
        <message>
            <source>No Xtream account</source>
            <translation>不是 Xtream 账户</translation>
        </message>
        <message>
            <source>The server does not answer like one for Xtream accounts.</source>
            <translation>服务器的应答不像 Xtream 账户的服务器。</translation>
        </message>
        <message>
            <source>Check the server's address, and its port, in what your provider sent you.</source>
            <translation>请对照服务商发给您的信息检查服务器的地址和端口。</translation>
        </message>
        <message>
            <source>Account not usable</source>
            <translation>账户无法使用</translation>
        </message>
        <message>
            <source>Edit the account and check it, or ask the provider about it.</source>
            <translation>请编辑并检查账户，或向服务商询问。</translation>
        </message>
        <message>
            <source>series</source>
            <comment>one</comment>
            <translation>剧集</translation>
        </message>
        <message>
            <source>episode</source>
            <translation>一集</translation>
        </message>
    </context>
    <context>
        <name>ErrorText</name>
        <message>
            <source>Server not reachable</source>
            <translation>无法连接服务器</translation>
        </message>
        <message>
            <source>The server did not accept a connection.</source>
            <translation>服务器未接受连接。</translation>
        </message>
        <message>
            <source>Check that it is switched on and that this computer is online, then try again.</source>
            <translation>请确认服务器已开机且本机已联网，然后重试。</translation>
        </message>
        <message>
            <source>Server not found</source>
            <translation>找不到服务器</translation>
        </message>
        <message>
            <source>No server with this name was found.</source>
            <translation>找不到此名称的服务器。</translation>
        </message>
        <message>
            <source>Check the spelling of the address and your internet connection.</source>
            <translation>请检查地址拼写和网络连接。</translation>
        </message>
        <message>
            <source>No secure connection</source>
            <translation>无安全连接</translation>
        </message>
        <message>
            <source>The server could not prove that it is the one you asked for.</source>
            <translation>服务器无法证明自己就是所请求的服务器。</translation>
        </message>
        <message>
            <source>Check the date and time of this computer. If they are right, ask the provider about the server's certificate.</source>
            <translation>请检查本机的日期和时间。如果无误，请向服务商询问服务器证书的情况。</translation>
        </message>
        <message>
            <source>The server reports an error</source>
            <translation>服务器报告错误</translation>
        </message>
        <message>
            <source>The server answered with an error of its own.</source>
            <translation>服务器返回了自身的错误。</translation>
        </message>
        <message>
            <source>Wait a moment, then try again. The details show what it said.</source>
            <translation>请稍候再试。详细信息中有服务器的答复。</translation>
        </message>
        <message>
            <source>Access denied</source>
            <translation>访问被拒绝</translation>
        </message>
        <message>
            <source>The server does not let us in, or the link has expired.</source>
            <translation>服务器不允许访问，或链接已过期。</translation>
        </message>
        <message>
            <source>Get a fresh link, or edit the film and enter the headers that the server asks for.</source>
            <translation>请获取新链接，或编辑该影片并填写服务器所需的请求头。</translation>
        </message>
        <message>
            <source>Film not found</source>
            <translation>找不到影片</translation>
        </message>
        <message>
            <source>The server has nothing at this address.</source>
            <translation>服务器在此地址没有任何内容。</translation>
        </message>
        <message>
            <source>Check the link: the film may have been moved or deleted.</source>
            <translation>请检查链接：影片可能已移动或删除。</translation>
        </message>
        <message>
            <source>The provider is limiting us</source>
            <translation>服务商限制访问</translation>
        </message>
        <message>
            <source>The provider asked for fewer requests.</source>
            <translation>服务商要求减少请求。</translation>
        </message>
        <message>
            <source>Wait a minute, then try again. Close other players that use the same account.</source>
            <translation>请等一分钟再试。请关闭使用同一账户的其他播放器。</translation>
        </message>
        <message>
            <source>Wrong part received</source>
            <translation>收到的部分有误</translation>
        </message>
        <message>
            <source>The server sent another part of the file than was asked for.</source>
            <translation>服务器发送的不是所请求的文件部分。</translation>
        </message>
        <message>
            <source>Try again. If it stays like this, the server or a proxy before it is faulty.</source>
            <translation>请重试。如果依旧如此，则是服务器或其前面的代理有问题。</translation>
        </message>
        <message>
            <source>Server cannot seek</source>
            <translation>服务器不支持跳转</translation>
        </message>
        <message>
            <source>The server sends the file only from the beginning.</source>
            <translation>服务器只能从头发送文件。</translation>
        </message>
        <message>
            <source>Download the film and add the file, or use a server that supports byte ranges.</source>
            <translation>请下载影片后添加文件，或使用支持字节范围请求的服务器。</translation>
        </message>
        <message>
            <source>Link leads nowhere</source>
            <translation>链接无处可达</translation>
        </message>
        <message>
            <source>The link forwards in circles or to a place that is not allowed.</source>
            <translation>链接循环重定向，或指向不允许的位置。</translation>
        </message>
        <message>
            <source>Open the link in a browser and copy the address it ends at.</source>
            <translation>请在浏览器中打开链接，并复制最终到达的地址。</translation>
        </message>
        <message>
            <source>Answer not understood</source>
            <translation>无法理解答复</translation>
        </message>
        <message>
            <source>The server's answer is not valid HTTP.</source>
            <translation>服务器的答复不是有效的 HTTP。</translation>
        </message>
        <message>
            <source>Check the port and whether the address begins with http:// or https://.</source>
            <translation>请检查端口，以及地址是否以 http:// 或 https:// 开头。</translation>
        </message>
        <message>
            <source>Server too slow</source>
            <translation>服务器太慢</translation>
        </message>
        <message>
            <source>The server did not answer in time.</source>
            <translation>服务器未及时答复。</translation>
        </message>
        <message>
            <source>Try again. If it happens often, the server or your connection is overloaded.</source>
            <translation>请重试。如果经常发生，则是服务器或网络连接过载。</translation>
        </message>
        <message>
            <source>The file has changed</source>
            <translation>文件已更改</translation>
        </message>
        <message>
            <source>The file is not the one that was examined before.</source>
            <translation>文件与之前分析的不是同一个。</translation>
        </message>
        <message>
            <source>Examine it again to use the new file.</source>
            <translation>请重新分析以使用新文件。</translation>
        </message>
        <message>
            <source>Account in use</source>
            <translation>账户正在使用</translation>
        </message>
        <message>
            <source>The account allows no further connection.</source>
            <translation>该账户不允许更多连接。</translation>
        </message>
        <message>
            <source>Stop the other film or player that uses this account, then try again.</source>
            <translation>请停止使用此账户的其他影片或播放器，然后重试。</translation>
        </message>
        <message>
            <source>Link into a private network</source>
            <translation>链接指向专用网络</translation>
        </message>
        <message>
            <source>The server forwards to an address that is not on the internet.</source>
            <translation>服务器重定向到一个不在互联网上的地址。</translation>
        </message>
        <message>
            <source>If that server is yours, add its own address. Otherwise do not trust this link.</source>
            <translation>如果那是自己的服务器，请直接添加其地址。否则请勿信任此链接。</translation>
        </message>
        <message>
            <source>Disk problem</source>
            <translation>磁盘问题</translation>
        </message>
        <message>
            <source>The cache could not be written.</source>
            <translation>无法写入缓存。</translation>
        </message>
        <message>
            <source>Free some space or check the disk. Playing goes on without the cache.</source>
            <translation>请释放空间或检查磁盘。播放将在没有缓存的情况下继续。</translation>
        </message>
        <message>
            <source>Not a film</source>
            <translation>不是影片</translation>
        </message>
        <message>
            <source>This is no film of a kind that Cuegate knows, but perhaps a web page or a playlist.</source>
            <translation>这不是 Cuegate 支持的影片格式，可能是网页或播放列表。</translation>
        </message>
        <message>
            <source>Copy the link to the film itself, not to the page that shows it.</source>
            <translation>请复制影片本身的链接，而不是展示影片的网页的链接。</translation>
        </message>
        <message>
            <source>Not a list</source>
            <translation>不是列表</translation>
        </message>
        <message>
            <source>What is there is no list of films or channels (M3U).</source>
            <translation>该处的内容不是影片或频道列表（M3U）。</translation>
        </message>
        <message>
            <source>Copy the link of the list again, or ask the provider for it.</source>
            <translation>请重新复制列表的链接，或向提供商索取。</translation>
        </message>
        <message>
            <source>This is one film or channel in parts (HLS), no list of many.</source>
            <translation>这是分段传输的单个影片或频道（HLS），不是列表。</translation>
        </message>
        <message>
            <source>Add its link as a film instead.</source>
            <translation>请改为将其链接作为影片添加。</translation>
        </message>
        <message>
            <source>No index</source>
            <translation>没有索引</translation>
        </message>
        <message>
            <source>The film has no index, so one cannot jump to a time in it.</source>
            <translation>影片没有索引，因此无法跳转到指定时间。</translation>
        </message>
        <message>
            <source>Remux it once, for example with MKVToolNix; that adds an index and loses nothing.</source>
            <translation>请重新封装一次，例如使用 MKVToolNix；这样会添加索引，且没有任何损失。</translation>
        </message>
        <message>
            <source>Index too big</source>
            <translation>索引过大</translation>
        </message>
        <message>
            <source>The film's index is larger than any sensible film needs.</source>
            <translation>影片的索引超出了任何正常影片所需。</translation>
        </message>
        <message>
            <source>The file is probably damaged. Remux it or get another copy.</source>
            <translation>文件可能已损坏。请重新封装或另找一份副本。</translation>
        </message>
        <message>
            <source>Encrypted</source>
            <translation>已加密</translation>
        </message>
        <message>
            <source>The film is encrypted and cannot be served.</source>
            <translation>影片已加密，无法提供。</translation>
        </message>
        <message>
            <source>Use a copy without encryption.</source>
            <translation>请使用未加密的副本。</translation>
        </message>
        <message>
            <source>Codec not supported</source>
            <translation>不支持的编解码器</translation>
        </message>
        <message>
            <source>No track of the film has a format that can be served.</source>
            <translation>影片中没有可提供格式的轨道。</translation>
        </message>
        <message>
            <source>Convert the film, for example to H.264 with AAC.</source>
            <translation>请转换影片，例如转换为 H.264 加 AAC。</translation>
        </message>
        <message>
            <source>Damaged file</source>
            <translation>文件已损坏</translation>
        </message>
        <message>
            <source>The file is damaged, or has not been downloaded completely.</source>
            <translation>文件已损坏，或未下载完整。</translation>
        </message>
        <message>
            <source>Download it again or remux it. The details show where reading stopped.</source>
            <translation>请重新下载或重新封装。详细信息中有读取停止的位置。</translation>
        </message>
        <message>
            <source>Not found</source>
            <translation>未找到</translation>
        </message>
        <message>
            <source>The file does not exist any more.</source>
            <translation>文件已不存在。</translation>
        </message>
        <message>
            <source>Check that it was not moved and that its drive is connected.</source>
            <translation>请确认文件未被移动，且所在驱动器已连接。</translation>
        </message>
        <message>
            <source>Not understood</source>
            <translation>无法识别</translation>
        </message>
        <message>
            <source>This address cannot be used.</source>
            <translation>此地址无法使用。</translation>
        </message>
        <message>
            <source>Add the film again with its full address.</source>
            <translation>请用完整地址重新添加该影片。</translation>
        </message>
        <message>
            <source>No permission</source>
            <translation>没有权限</translation>
        </message>
        <message>
            <source>This computer does not allow reading it.</source>
            <translation>本机不允许读取它。</translation>
        </message>
        <message>
            <source>Check the permissions of the file and of its folder.</source>
            <translation>请检查该文件及其文件夹的权限。</translation>
        </message>
        <message>
            <source>Not supported</source>
            <translation>不支持</translation>
        </message>
        <message>
            <source>Cuegate does not know this kind of source or film.</source>
            <translation>Cuegate 不认识这种来源或影片。</translation>
        </message>
        <message>
            <source>Use a direct link to a film, or a file: MKV, WebM, MP4, MOV, TS, AVI, FLV or Ogg.</source>
            <translation>请使用影片的直接链接或文件：MKV、WebM、MP4、MOV、TS、AVI、FLV 或 Ogg。</translation>
        </message>
        <message>
            <source>Not available now</source>
            <translation>暂不可用</translation>
        </message>
        <message>
            <source>The source is not available at the moment.</source>
            <translation>该来源目前不可用。</translation>
        </message>
        <message>
            <source>Try again in a moment.</source>
            <translation>请稍后重试。</translation>
        </message>
        <message>
            <source>Stopped</source>
            <translation>已停止</translation>
        </message>
        <message>
            <source>The examination was stopped.</source>
            <translation>分析已停止。</translation>
        </message>
        <message>
            <source>Examine it again when you like.</source>
            <translation>可随时重新分析。</translation>
        </message>
        <message>
            <source>Internal error</source>
            <translation>内部错误</translation>
        </message>
        <message>
            <source>Something went wrong inside Cuegate.</source>
            <translation>Cuegate 内部出了问题。</translation>
        </message>
        <message>
            <source>Try again. If it happens again, please report it with the details.</source>
            <translation>请重试。如果再次发生，请附上详细信息报告此问题。</translation>
        </message>
        <message>
            <source>A stream, no list</source>
            <translation>是单个流，不是列表</translation>
        </message>
        <message>
            <source>Conversion hung</source>
            <translation>转换卡住</translation>
        </message>
        <message>
            <source>Converting a part of the film did not come to an end.</source>
            <translation>影片某一部分的转换没有完成。</translation>
        </message>
        <message>
            <source>Play it again: it is tried once more.</source>
            <translation>请重新播放：会再尝试一次。</translation>
        </message>
        <message>
            <source>Not converted for now</source>
            <translation>暂不转换</translation>
        </message>
        <message>
            <source>Converting this film hung, and hung again when it was tried once more. It is not converted for ten minutes.</source>
            <translation>此影片的转换卡住，重试后再次卡住。十分钟内不再转换它。</translation>
        </message>
        <message>
            <source>Players that need no conversion play it meanwhile. If you think that it works now, try again.</source>
            <translation>无需转换的播放器在此期间仍可播放。如果您认为现在可以了，请重试。</translation>
        </message>
        <message>
            <source>Nothing is converted</source>
            <translation>停止转换</translation>
        </message>
        <message>
            <source>Close Cuegate and start it again. Players that need no conversion go on meanwhile.</source>
            <translation>请关闭 Cuegate 并重新启动。无需转换的播放器在此期间可继续播放。</translation>
        </message>
        <message>
            <source>No Xtream account</source>
            <translation>不是 Xtream 账户</translation>
        </message>
        <message>
            <source>What answers at this address is not the server of an Xtream account.</source>
            <translation>在此地址应答的不是 Xtream 账户的服务器。</translation>
        </message>
        <message>
            <source>Check the server's address and port, the user name and the password.</source>
            <translation>请检查服务器的地址和端口、用户名和密码。</translation>
        </message>
        <message>
            <source>Login refused</source>
            <translation>登录被拒绝</translation>
        </message>
        <message>
            <source>The provider does not accept this user name and password.</source>
            <translation>提供商不接受此用户名和密码。</translation>
        </message>
        <message>
            <source>Check the user name and the password, or ask the provider for new ones.</source>
            <translation>请检查用户名和密码，或向提供商索取新的。</translation>
        </message>
        <message>
            <source>Account expired</source>
            <translation>账户已过期</translation>
        </message>
        <message>
            <source>The account has expired.</source>
            <translation>该账户已过期。</translation>
        </message>
        <message>
            <source>Renew it with the provider.</source>
            <translation>请向提供商续费。</translation>
        </message>
        <message>
            <source>Account disabled</source>
            <translation>账户已停用</translation>
        </message>
        <message>
            <source>The provider has disabled this account.</source>
            <translation>提供商已停用此账户。</translation>
        </message>
        <message>
            <source>Ask the provider why.</source>
            <translation>请向提供商询问原因。</translation>
        </message>
        <message>
            <source>Account banned</source>
            <translation>账户已被封禁</translation>
        </message>
        <message>
            <source>The provider has banned this account.</source>
            <translation>提供商已封禁此账户。</translation>
        </message>
        <message>
            <source>A series</source>
            <translation>剧集</translation>
        </message>
        <message>
            <source>This is a series, of which only episodes can be played.</source>
            <translation>这是一部剧集，只能播放其中的单集。</translation>
        </message>
        <message>
            <source>Open one of its episodes.</source>
            <translation>请打开其中一集。</translation>
        </message>
        <message>
            <source>Conversion crashed</source>
            <translation>转换崩溃</translation>
        </message>
        <message>
            <source>A part of the film could not be converted: the codec crashed.</source>
            <translation>影片的一部分无法转换：编解码器崩溃了。</translation>
        </message>
        <message>
            <source>Converting this film crashed, and crashed again when it was tried once more. It is not converted for ten minutes.</source>
            <translation>此影片的转换崩溃了，再次尝试时又崩溃了。十分钟内不再转换。</translation>
        </message>
        <message>
            <source>Too many conversions hang or crashed, so nothing more is converted.</source>
            <translation>挂起或崩溃的转换过多，因此不再转换任何内容。</translation>
        </message>
    </context>
    <context>
        <name>Format</name>
        <message>
            <source>%1 s</source>
            <translation>%1 秒</translation>
        </message>
        <message>
            <source>%1 min %2 s</source>
            <translation>%1 分 %2 秒</translation>
        </message>
        <message>
            <source>%1 min</source>
            <translation>%1 分钟</translation>
        </message>
        <message>
            <source>%1 h %2 min</source>
            <translation>%1 小时 %2 分钟</translation>
        </message>
        <message>
            <source>%1 h</source>
            <translation>%1 小时</translation>
        </message>
        <message>
            <source>%1 kbit/s</source>
            <translation>%1 kbit/s</translation>
        </message>
        <message>
            <source>%1 Mbit/s</source>
            <translation>%1 Mbit/s</translation>
        </message>
        <message>
            <source>several languages</source>
            <translation>多种语言</translation>
        </message>
        <message>
            <source>no language</source>
            <translation>无语言</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <comment>language, country</comment>
            <translation>%1（%2）</translation>
        </message>
        <message>
            <source>%1 fps</source>
            <translation>%1 fps</translation>
        </message>
        <message>
            <source>mono</source>
            <translation>单声道</translation>
        </message>
        <message>
            <source>stereo</source>
            <translation>立体声</translation>
        </message>
        <message numerus="yes">
            <source>%n channel(s)</source>
            <translation>
                <numerusform>%n 声道</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 kHz</source>
            <translation>%1 kHz</translation>
        </message>
    </context>
    <context>
        <name>Language</name>
        <message>
            <source>English</source>
            <translation>英语</translation>
        </message>
        <message>
            <source>German</source>
            <translation>德语</translation>
        </message>
        <message>
            <source>French</source>
            <translation>法语</translation>
        </message>
        <message>
            <source>Spanish</source>
            <translation>西班牙语</translation>
        </message>
        <message>
            <source>Italian</source>
            <translation>意大利语</translation>
        </message>
        <message>
            <source>Portuguese</source>
            <translation>葡萄牙语</translation>
        </message>
        <message>
            <source>Dutch</source>
            <translation>荷兰语</translation>
        </message>
        <message>
            <source>Swedish</source>
            <translation>瑞典语</translation>
        </message>
        <message>
            <source>Danish</source>
            <translation>丹麦语</translation>
        </message>
        <message>
            <source>Norwegian Bokmal</source>
            <translation>书面挪威语</translation>
        </message>
        <message>
            <source>Finnish</source>
            <translation>芬兰语</translation>
        </message>
        <message>
            <source>Icelandic</source>
            <translation>冰岛语</translation>
        </message>
        <message>
            <source>Polish</source>
            <translation>波兰语</translation>
        </message>
        <message>
            <source>Czech</source>
            <translation>捷克语</translation>
        </message>
        <message>
            <source>Slovak</source>
            <translation>斯洛伐克语</translation>
        </message>
        <message>
            <source>Hungarian</source>
            <translation>匈牙利语</translation>
        </message>
        <message>
            <source>Romanian</source>
            <translation>罗马尼亚语</translation>
        </message>
        <message>
            <source>Bulgarian</source>
            <translation>保加利亚语</translation>
        </message>
        <message>
            <source>Greek</source>
            <translation>希腊语</translation>
        </message>
        <message>
            <source>Turkish</source>
            <translation>土耳其语</translation>
        </message>
        <message>
            <source>Russian</source>
            <translation>俄语</translation>
        </message>
        <message>
            <source>Ukrainian</source>
            <translation>乌克兰语</translation>
        </message>
        <message>
            <source>Serbian</source>
            <translation>塞尔维亚语</translation>
        </message>
        <message>
            <source>Croatian</source>
            <translation>克罗地亚语</translation>
        </message>
        <message>
            <source>Slovenian</source>
            <translation>斯洛文尼亚语</translation>
        </message>
        <message>
            <source>Albanian</source>
            <translation>阿尔巴尼亚语</translation>
        </message>
        <message>
            <source>Estonian</source>
            <translation>爱沙尼亚语</translation>
        </message>
        <message>
            <source>Latvian</source>
            <translation>拉脱维亚语</translation>
        </message>
        <message>
            <source>Lithuanian</source>
            <translation>立陶宛语</translation>
        </message>
        <message>
            <source>Irish</source>
            <translation>爱尔兰语</translation>
        </message>
        <message>
            <source>Welsh</source>
            <translation>威尔士语</translation>
        </message>
        <message>
            <source>Basque</source>
            <translation>巴斯克语</translation>
        </message>
        <message>
            <source>Catalan</source>
            <translation>加泰罗尼亚语</translation>
        </message>
        <message>
            <source>Galician</source>
            <translation>加利西亚语</translation>
        </message>
        <message>
            <source>Hebrew</source>
            <translation>希伯来语</translation>
        </message>
        <message>
            <source>Arabic</source>
            <translation>阿拉伯语</translation>
        </message>
        <message>
            <source>Persian</source>
            <translation>波斯语</translation>
        </message>
        <message>
            <source>Hindi</source>
            <translation>印地语</translation>
        </message>
        <message>
            <source>Bangla</source>
            <translation>孟加拉语</translation>
        </message>
        <message>
            <source>Tamil</source>
            <translation>泰米尔语</translation>
        </message>
        <message>
            <source>Telugu</source>
            <translation>泰卢固语</translation>
        </message>
        <message>
            <source>Urdu</source>
            <translation>乌尔都语</translation>
        </message>
        <message>
            <source>Thai</source>
            <translation>泰语</translation>
        </message>
        <message>
            <source>Vietnamese</source>
            <translation>越南语</translation>
        </message>
        <message>
            <source>Indonesian</source>
            <translation>印度尼西亚语</translation>
        </message>
        <message>
            <source>Malay</source>
            <translation>马来语</translation>
        </message>
        <message>
            <source>Chinese</source>
            <translation>中文</translation>
        </message>
        <message>
            <source>Japanese</source>
            <translation>日语</translation>
        </message>
        <message>
            <source>Korean</source>
            <translation>韩语</translation>
        </message>
        <message>
            <source>Mongolian</source>
            <translation>蒙古语</translation>
        </message>
        <message>
            <source>Georgian</source>
            <translation>格鲁吉亚语</translation>
        </message>
        <message>
            <source>Armenian</source>
            <translation>亚美尼亚语</translation>
        </message>
        <message>
            <source>Azerbaijani</source>
            <translation>阿塞拜疆语</translation>
        </message>
        <message>
            <source>Kazakh</source>
            <translation>哈萨克语</translation>
        </message>
        <message>
            <source>Latin</source>
            <translation>拉丁语</translation>
        </message>
    </context>
    <context>
        <name>LaterKinds</name>
        <message>
            <source>This is an Ace Stream ID. Cuegate will play these in a later version.</source>
            <translation>这是 Ace Stream ID。Cuegate 将在以后的版本中支持播放。</translation>
        </message>
        <message>
            <source>This is a Telegram link. Cuegate will play these in a later version.</source>
            <translation>这是 Telegram 链接。Cuegate 将在以后的版本中支持播放。</translation>
        </message>
    </context>
    <context>
        <name>MediaText</name>
        <message>
            <source>unknown format</source>
            <translation>未知格式</translation>
        </message>
        <message>
            <source>, </source>
            <comment>between parts of a list</comment>
            <translation>，</translation>
        </message>
        <message>
            <source>%1-bit</source>
            <translation>%1 位</translation>
        </message>
        <message>
            <source>default</source>
            <translation>默认</translation>
        </message>
        <message>
            <source>forced</source>
            <translation>强制</translation>
        </message>
        <message>
            <source>encrypted</source>
            <translation>已加密</translation>
        </message>
        <message>
            <source>disabled</source>
            <translation>已禁用</translation>
        </message>
        <message>
            <source>H.264</source>
            <translation>H.264</translation>
        </message>
        <message>
            <source>AAC</source>
            <translation>AAC</translation>
        </message>
        <message>
            <source>AAC 5.1</source>
            <translation>AAC 5.1</translation>
        </message>
        <message>
            <source>H.264, %1p</source>
            <translation>H.264，%1p</translation>
        </message>
        <message>
            <source>%1 as %2</source>
            <translation>%1 转为 %2</translation>
        </message>
        <message>
            <source>Video %1</source>
            <translation>视频 %1</translation>
        </message>
        <message>
            <source>Audio %1</source>
            <translation>音频 %1</translation>
        </message>
        <message>
            <source>Subtitles %1</source>
            <translation>字幕 %1</translation>
        </message>
        <message>
            <source>The file has no index.</source>
            <translation>文件没有索引。</translation>
        </message>
        <message numerus="yes">
            <source>Its index has %Ln cue point(s).</source>
            <translation>
                <numerusform>其索引有 %Ln 个 Cue 点。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Its index has %Ln keyframe(s).</source>
            <translation>
                <numerusform>其索引有 %Ln 个关键帧。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>It has no index; %Ln keyframe(s) were found by reading.</source>
            <translation>
                <numerusform>没有索引；读取时找到 %Ln 个关键帧。</numerusform>
            </translation>
        </message>
        <message>
            <source>The index is incomplete.</source>
            <translation>索引不完整。</translation>
        </message>
        <message>
            <source>Keyframes are %1 apart on average.</source>
            <translation>关键帧平均间隔 %1。</translation>
        </message>
        <message numerus="yes">
            <source>%Ln audio track(s)</source>
            <translation>
                <numerusform>%Ln 条音轨</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln subtitle track(s)</source>
            <translation>
                <numerusform>%Ln 条字幕轨</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 on average</source>
            <comment>bit rate</comment>
            <translation>平均 %1</translation>
        </message>
        <message>
            <source>%1.</source>
            <translation>%1。</translation>
        </message>
        <message numerus="yes">
            <source>Examined with %Ln request(s), %1.</source>
            <translation>
                <numerusform>分析用了 %Ln 次请求，%1。</numerusform>
            </translation>
        </message>
        <message>
            <source>Track %1</source>
            <translation>轨道 %1</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <comment>track, language</comment>
            <translation>%1（%2）</translation>
        </message>
        <message>
            <source>%1, single pictures</source>
            <translation>%1，单帧画面</translation>
        </message>
    </context>
    <context>
        <name>PlayerText</name>
        <message>
            <source>Chrome and Edge</source>
            <translation>Chrome 和 Edge</translation>
        </message>
        <message>
            <source>iPhone and iPad</source>
            <translation>iPhone 和 iPad</translation>
        </message>
        <message>
            <source>Typical TV</source>
            <translation>普通电视</translation>
        </message>
        <message>
            <source>Is converted for every player</source>
            <translation>对所有播放器都需转换</translation>
        </message>
        <message>
            <source>Plays without conversion everywhere</source>
            <translation>在所有播放器上无需转换即可播放</translation>
        </message>
        <message>
            <source>browsers</source>
            <comment>in a list: plays on browsers, TVs</comment>
            <translation>浏览器</translation>
        </message>
        <message>
            <source>TVs</source>
            <comment>in a list: plays on browsers, TVs</comment>
            <translation>电视</translation>
        </message>
        <message>
            <source>Plays without conversion on %1</source>
            <translation>无需转换即可播放：%1</translation>
        </message>
        <message>
            <source>copied</source>
            <translation>直接复制</translation>
        </message>
        <message>
            <source>copied or converted to %1</source>
            <translation>直接复制，或转换为 %1</translation>
        </message>
        <message>
            <source>converted to %1</source>
            <translation>转换为 %1</translation>
        </message>
        <message>
            <source>copied, perhaps not played</source>
            <translation>直接复制，可能无法播放</translation>
        </message>
        <message>
            <source>left out</source>
            <translation>略去</translation>
        </message>
        <message>
            <source>not played</source>
            <translation>不播放</translation>
        </message>
        <message>
            <source>%1 is not decoded by %2.</source>
            <comment>codec, player</comment>
            <translation>%2 不能解码 %1。</translation>
        </message>
        <message>
            <source>%1 is decoded by some devices or versions of %2 only.</source>
            <comment>codec, player</comment>
            <translation>仅部分设备或版本的 %2 能解码 %1。</translation>
        </message>
        <message>
            <source>It is H.264 with finer colour or of a rare profile, which %1 does not decode.</source>
            <translation>这是色彩更精细或配置少见的 H.264，%1 不能解码。</translation>
        </message>
        <message>
            <source>It has %1 bits per colour, which %2 does not decode.</source>
            <translation>每个颜色 %1 位，%2 不能解码。</translation>
        </message>
        <message>
            <source>It is too large or too fast for some devices that %1 stands for.</source>
            <translation>对“%1”所代表的部分设备来说，画面过大或过快。</translation>
        </message>
        <message>
            <source>Its picture of %1 × %2 is larger than %3 shows for sure.</source>
            <translation>画面 %1 × %2 超出 %3 确定能显示的大小。</translation>
        </message>
        <message>
            <source>It has more channels than %1 takes.</source>
            <translation>声道数超出 %1 所支持的数量。</translation>
        </message>
        <message>
            <source>%1 gets transport streams, because it cannot seek otherwise, and they do not carry %2.</source>
            <comment>player, codec</comment>
            <translation>%1 使用传输流，否则无法跳转，而传输流不能承载 %2。</translation>
        </message>
        <message>
            <source>%1 gets fMP4, which does not carry %2: only MPEG-TS does.</source>
            <comment>player, codec</comment>
            <translation>%1 使用 fMP4，而 fMP4 不能承载 %2：只有 MPEG-TS 可以。</translation>
        </message>
        <message>
            <source>%1 gets transport streams, because it cannot seek otherwise, and they do not say that the picture is to be turned.</source>
            <comment>player</comment>
            <translation>%1 使用传输流，否则无法跳转，而传输流不能说明画面需要旋转。</translation>
        </message>
        <message>
            <source>%1 cannot be put into HLS as it is.</source>
            <translation>%1 无法原样放入 HLS。</translation>
        </message>
        <message>
            <source>It is encrypted (DRM): only the service it comes from can play it.</source>
            <translation>已加密 (DRM)：只能由其来源服务播放。</translation>
        </message>
        <message>
            <source>A title is served with one picture, and another one is the main one.</source>
            <translation>每部影片只提供一个画面，主画面是另一个。</translation>
        </message>
        <message>
            <source>It is nothing that players show.</source>
            <translation>播放器不显示此类内容。</translation>
        </message>
        <message>
            <source>%1 can neither be put into HLS as it is nor be decoded here.</source>
            <translation>%1 无法原样放入 HLS，也无法在此解码。</translation>
        </message>
        <message>
            <source>%1, %2: %3</source>
            <comment>track, codec, what happens</comment>
            <translation>%1，%2：%3</translation>
        </message>
        <message>
            <source>%1. %2</source>
            <comment>what happens to a track, a sentence why</comment>
            <translation>%1。%2</translation>
        </message>
        <message>
            <source>The picture is converted to H.264 where %1 is not decoded.</source>
            <translation>在无法解码 %1 的设备上，画面转换为 H.264。</translation>
        </message>
        <message>
            <source>The sound is converted to AAC where %1 is not decoded.</source>
            <translation>在无法解码 %1 的设备上，声音转换为 AAC。</translation>
        </message>
        <message>
            <source>The picture is converted to H.264.</source>
            <translation>画面转换为 H.264。</translation>
        </message>
        <message>
            <source>The sound is converted to AAC.</source>
            <translation>声音转换为 AAC。</translation>
        </message>
        <message>
            <source>Some devices do not show the picture.</source>
            <translation>部分设备不显示画面。</translation>
        </message>
        <message>
            <source>Some devices play no sound.</source>
            <translation>部分设备没有声音。</translation>
        </message>
        <message>
            <source>There is no picture on %1.</source>
            <translation>在 %1 上没有画面。</translation>
        </message>
        <message>
            <source>There is no sound on %1.</source>
            <translation>在 %1 上没有声音。</translation>
        </message>
        <message>
            <source>Plays without conversion, but without its subtitles.</source>
            <translation>无需转换即可播放，但没有字幕。</translation>
        </message>
        <message>
            <source>Plays without conversion.</source>
            <translation>无需转换即可播放。</translation>
        </message>
        <message>
            <source>Its subtitles are left out.</source>
            <translation>字幕被略去。</translation>
        </message>
        <message>
            <source>%1 cannot be sent as text. They are in the original file.</source>
            <comment>kind of subtitles</comment>
            <translation>%1 无法作为文本发送。字幕在原始文件中。</translation>
        </message>
        <message>
            <source>%1 does not read subtitles in HLS. They are in the original file.</source>
            <comment>player</comment>
            <translation>%1 不读取 HLS 中的字幕。字幕在原始文件中。</translation>
        </message>
    </context>
    <context>
        <name>SessionText</name>
        <message>
            <source>%1 %2p</source>
            <comment>codec, lines of the picture</comment>
            <translation>%1 %2p</translation>
        </message>
        <message>
            <source>%1 %2</source>
            <comment>codec, channels</comment>
            <translation>%1 %2</translation>
        </message>
        <message>
            <source>Video copied, %1</source>
            <translation>视频直接复制，%1</translation>
        </message>
        <message>
            <source>Video converted to %1</source>
            <translation>视频转换为 %1</translation>
        </message>
        <message>
            <source>Audio copied, %1</source>
            <translation>音频直接复制，%1</translation>
        </message>
        <message>
            <source>Audio converted to %1</source>
            <translation>音频转换为 %1</translation>
        </message>
        <message>
            <source>Subtitles copied</source>
            <translation>字幕直接复制</translation>
        </message>
        <message>
            <source>Subtitles converted</source>
            <translation>字幕已转换</translation>
        </message>
        <message>
            <source>Original file</source>
            <translation>原始文件</translation>
        </message>
        <message>
            <source>Original file, %1</source>
            <translation>原始文件，%1</translation>
        </message>
        <message>
            <source>Waiting for the film</source>
            <translation>等待影片</translation>
        </message>
        <message>
            <source>Paused or at the end</source>
            <translation>已暂停或已播完</translation>
        </message>
        <message>
            <source>Playing</source>
            <translation>正在播放</translation>
        </message>
        <message>
            <source>Position not known</source>
            <translation>位置未知</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <comment>position, duration</comment>
            <translation>%1 / %2</translation>
        </message>
        <message>
            <source>Nothing loaded ahead</source>
            <translation>没有预先加载</translation>
        </message>
        <message>
            <source>About %1 loaded ahead</source>
            <translation>已预先加载约 %1</translation>
        </message>
        <message>
            <source>Loads %1 times as fast as it plays</source>
            <translation>加载速度为播放速度的 %1 倍</translation>
        </message>
        <message>
            <source>Loads slower than it plays (%1 times): it may stall</source>
            <translation>加载慢于播放（%1 倍）：可能卡顿</translation>
        </message>
        <message>
            <source>Has enough loaded</source>
            <translation>已加载足够内容</translation>
        </message>
        <message>
            <source>Loads as fast as it plays</source>
            <translation>加载与播放同速</translation>
        </message>
        <message>
            <source>%1p</source>
            <comment>lines of the picture</comment>
            <translation>%1p</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>直接复制</translation>
        </message>
        <message>
            <source>Live</source>
            <translation>直播</translation>
        </message>
    </context>
    <context>
        <name>SourceInput</name>
        <message>
            <source>This line is too long for an address.</source>
            <translation>这一行太长，不可能是地址。</translation>
        </message>
        <message>
            <source>Write the whole address, beginning with http:// or https://, or the whole path of a file.</source>
            <translation>请填写以 http:// 或 https:// 开头的完整地址，或文件的完整路径。</translation>
        </message>
        <message>
            <source>“%1” is not supported; http, https and files are.</source>
            <translation>不支持“%1”；支持 http、https 和文件。</translation>
        </message>
        <message>
            <source>There is a mistake in this address.</source>
            <translation>此地址有错误。</translation>
        </message>
        <message>
            <source>The name of the server is missing.</source>
            <translation>缺少服务器名称。</translation>
        </message>
        <message>
            <source>There is no such file.</source>
            <translation>没有这个文件。</translation>
        </message>
        <message>
            <source>You have no permission to read this file.</source>
            <translation>没有读取此文件的权限。</translation>
        </message>
        <message>
            <source>The user agent has to be one line.</source>
            <translation>用户代理必须为一行。</translation>
        </message>
        <message>
            <source>“%1” is not a header. Write “Name: value”.</source>
            <translation>“%1”不是请求头。请按“名称: 值”填写。</translation>
        </message>
        <message>
            <source>Cuegate sets the header “%1” itself.</source>
            <translation>请求头“%1”由 Cuegate 自行设置。</translation>
        </message>
        <message>
            <source>The user name or the password of the Xtream account is missing.</source>
            <translation>缺少 Xtream 账户的用户名或密码。</translation>
        </message>
    </context>
    <context>
        <name>StreamText</name>
        <message>
            <source>Live stream</source>
            <translation>直播流</translation>
        </message>
        <message>
            <source>HLS stream, %1</source>
            <comment>duration</comment>
            <translation>HLS 流，%1</translation>
        </message>
        <message>
            <source>HLS stream</source>
            <translation>HLS 流</translation>
        </message>
        <message>
            <source>up to %1</source>
            <comment>bit rate</comment>
            <translation>最高 %1</translation>
        </message>
        <message>
            <source>, </source>
            <comment>between parts of a list</comment>
            <translation>，</translation>
        </message>
        <message numerus="yes">
            <source>and %Ln more</source>
            <comment>variants of a stream</comment>
            <translation>
                <numerusform>以及另外 %Ln 个</numerusform>
            </translation>
        </message>
        <message>
            <source>Audio: %1</source>
            <translation>音频：%1</translation>
        </message>
        <message>
            <source>Subtitles: %1</source>
            <translation>字幕：%1</translation>
        </message>
        <message>
            <source>Players get it as it is. However many watch, it is fetched once, and only while somebody does.</source>
            <translation>播放器得到的是原样的流。无论多少人观看，只下载一次，并且只在有人观看时下载。</translation>
        </message>
        <message>
            <source>Stream has stopped</source>
            <translation>流已中断</translation>
        </message>
        <message>
            <source>The stream does not go on: its server sends nothing new.</source>
            <translation>流不再继续：其服务器没有发送任何新内容。</translation>
        </message>
        <message>
            <source>It plays again by itself when the server goes on. If it does not, the channel may be off the air, or its address may have changed.</source>
            <translation>服务器继续发送后会自动恢复播放。如果没有恢复，可能是频道已停播，或者其地址已更改。</translation>
        </message>
    </context>
    <context>
        <name>TimelineGraphs</name>
        <message>
            <source>up to %1</source>
            <translation>最大 %1</translation>
        </message>
    </context>
    <context>
        <name>TimelineLayout</name>
        <message>
            <source>Keyframes</source>
            <translation>关键帧</translation>
        </message>
        <message>
            <source>Bitrate</source>
            <translation>码率</translation>
        </message>
        <message>
            <source>Cues of video %1</source>
            <translation>视频 %1 的 Cues</translation>
        </message>
        <message>
            <source>Cues of audio %1</source>
            <translation>音频 %1 的 Cues</translation>
        </message>
        <message>
            <source>Cues of subtitles %1</source>
            <translation>字幕 %1 的 Cues</translation>
        </message>
        <message>
            <source>Cues of track %1</source>
            <translation>轨道 %1 的 Cues</translation>
        </message>
        <message>
            <source>GOP length</source>
            <translation>GOP 长度</translation>
        </message>
        <message>
            <source>Fetched</source>
            <translation>已获取</translation>
        </message>
        <message>
            <source>Segments</source>
            <translation>分片</translation>
        </message>
    </context>
    <context>
        <name>TimelinePainter</name>
        <message>
            <source>not made yet</source>
            <translation>尚未生成</translation>
        </message>
        <message>
            <source>waits for its turn</source>
            <translation>排队等待</translation>
        </message>
        <message>
            <source>being made</source>
            <translation>正在生成</translation>
        </message>
        <message>
            <source>ready in the cache</source>
            <translation>缓存中已就绪</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>失败</translation>
        </message>
        <message>
            <source>a player is here</source>
            <translation>播放器在此处</translation>
        </message>
    </context>
    <context>
        <name>TimelineSegments</name>
        <message numerus="yes">
            <source>%Ln segment(s); zoom in to see where each begins</source>
            <translation>
                <numerusform>%Ln 个分片；放大可查看各自的起点</numerusform>
            </translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>number and length of a segment</comment>
            <translation>%1：%2</translation>
        </message>
    </context>
    <context>
        <name>TimelineText</name>
        <message>
            <source>no segment here</source>
            <translation>此处没有分片</translation>
        </message>
        <message>
            <source>Segment %1, %2</source>
            <translation>分片 %1，%2</translation>
        </message>
        <message>
            <source>%1: made when a player asks for it</source>
            <translation>%1：播放器请求时生成</translation>
        </message>
        <message>
            <source>%1: waits for its turn to be made</source>
            <translation>%1：等待生成</translation>
        </message>
        <message>
            <source>%1: being made</source>
            <translation>%1：正在生成</translation>
        </message>
        <message>
            <source>%1: could not be made</source>
            <translation>%1：无法生成</translation>
        </message>
        <message>
            <source>%1: ready, %2</source>
            <translation>%1：就绪，%2</translation>
        </message>
        <message>
            <source>Segment %1 from %2 to %3, %4 long</source>
            <translation>分片 %1，从 %2 到 %3，长 %4</translation>
        </message>
        <message>
            <source>copied</source>
            <translation>直接复制</translation>
        </message>
        <message>
            <source>converted</source>
            <translation>转换</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>rendition, copied or converted</comment>
            <translation>%1：%2</translation>
        </message>
        <message>
            <source>%1: %2 (%3)</source>
            <comment>rendition, copied or converted, codecs</comment>
            <translation>%1：%2（%3）</translation>
        </message>
        <message>
            <source>Fetched from the source already</source>
            <translation>已从来源获取</translation>
        </message>
        <message>
            <source>Not fetched from the source yet</source>
            <translation>尚未从来源获取</translation>
        </message>
        <message numerus="yes">
            <source>The file has %Ln cue point(s) of this track</source>
            <translation>
                <numerusform>文件中有此轨道的 %Ln 个 Cue 点</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 plays here</source>
            <comment>player</comment>
            <translation>%1 播放到此处</translation>
        </message>
        <message>
            <source>Nearest keyframe: %1 at byte %2</source>
            <translation>最近的关键帧：%1，位于字节 %2</translation>
        </message>
        <message numerus="yes">
            <source>Its group of pictures: %1, %Ln picture(s)</source>
            <translation>
                <numerusform>其画面组：%1，%Ln 个画面</numerusform>
            </translation>
        </message>
        <message>
            <source>Its group of pictures: %1</source>
            <translation>其画面组：%1</translation>
        </message>
        <message>
            <source>%1, %2 with all tracks</source>
            <comment>bytes of a group of pictures, bits per second</comment>
            <translation>%1，%2（含所有轨道）</translation>
        </message>
    </context>
    <context>
        <name>cuegate::AccountFields</name>
        <message>
            <source>Ser&amp;ver:</source>
            <translation>服务器(&amp;V)：</translation>
        </message>
        <message>
            <source>Us&amp;er name:</source>
            <translation>用户名(&amp;E)：</translation>
        </message>
        <message>
            <source>&amp;Password:</source>
            <translation>密码(&amp;P)：</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>密码</translation>
        </message>
        <message>
            <source>unchanged</source>
            <translation>不变</translation>
        </message>
        <message>
            <source>Hide the password</source>
            <translation>隐藏密码</translation>
        </message>
        <message>
            <source>Show the password</source>
            <translation>显示密码</translation>
        </message>
        <message>
            <source>The server's address begins with http:// or https://, not with %1.</source>
            <translation>服务器地址应以 http:// 或 https:// 开头，而不是 %1。</translation>
        </message>
        <message>
            <source>There is a mistake in the server's address. Write it like http://tv.example.org:8080.</source>
            <translation>服务器地址有误。请这样书写：http://tv.example.org:8080。</translation>
        </message>
        <message>
            <source>Write only the server's address here, like http://tv.example.org:8080.</source>
            <translation>这里只填写服务器地址，例如 http://tv.example.org:8080。</translation>
        </message>
        <message>
            <source>Enter the address of the server.</source>
            <translation>请输入服务器地址。</translation>
        </message>
        <message>
            <source>Enter the user name.</source>
            <translation>请输入用户名。</translation>
        </message>
        <message>
            <source>Enter the password.</source>
            <translation>请输入密码。</translation>
        </message>
    </context>
    <context>
        <name>cuegate::AccountPage</name>
        <message>
            <source>Enter what your provider gave you, or paste its link or its whole message as the server.</source>
            <translation>请输入服务商提供的信息，或将其链接或整条消息粘贴到服务器一栏。</translation>
        </message>
        <message>
            <source>What you pasted is a link to the list of an account. You can add either of them:</source>
            <translation>您粘贴的是某个账户的列表链接。可以添加其中之一：</translation>
        </message>
        <message>
            <source>The a&amp;ccount: channels, films and series apart, and when it expires</source>
            <translation>账户(&amp;C)：频道、影片和剧集分开显示，并提示到期时间</translation>
        </message>
        <message>
            <source>Only its l&amp;ist (M3U): everything in one, as the link gives it</source>
            <translation>仅列表 (M3U)(&amp;I)：链接给出的全部内容放在一起</translation>
        </message>
        <message>
            <source>Cuegate shows the channels, films and series of an account, and when it expires.</source>
            <translation>Cuegate 会显示账户的频道、影片和剧集，以及到期时间。</translation>
        </message>
        <message>
            <source>The list (M3U) of %1 is ready to add.</source>
            <comment>server</comment>
            <translation>可添加 %1 的列表 (M3U)。</translation>
        </message>
        <message>
            <source>The account of “%1” at %2 is ready to add.</source>
            <comment>user name, server</comment>
            <translation>可添加 %2 上“%1”的账户。</translation>
        </message>
    </context>
    <context>
        <name>cuegate::AddSourceDialog</name>
        <message>
            <source>Add films</source>
            <translation>添加影片</translation>
        </message>
        <message>
            <source>&amp;More</source>
            <translation>更多(&amp;M)</translation>
        </message>
        <message>
            <source>More: user agent and headers</source>
            <translation>更多：用户代理和请求头</translation>
        </message>
        <message>
            <source>&amp;Add</source>
            <translation>添加(&amp;A)</translation>
        </message>
        <message>
            <source>Choose &amp;files…</source>
            <translation>选择文件(&amp;F)…</translation>
        </message>
        <message>
            <source>as Cuegate names itself</source>
            <translation>Cuegate 默认值</translation>
        </message>
        <message>
            <source>&amp;User agent:</source>
            <translation>用户代理(&amp;U)：</translation>
        </message>
        <message>
            <source>&amp;Headers:</source>
            <translation>请求头(&amp;H)：</translation>
        </message>
        <message>
            <source>User agent</source>
            <translation>用户代理</translation>
        </message>
        <message>
            <source>Headers, one “Name: value” per line</source>
            <translation>请求头，每行一个“名称: 值”</translation>
        </message>
        <message>
            <source>Choose films</source>
            <translation>选择影片</translation>
        </message>
        <message>
            <source>“%1”: %2</source>
            <comment>line, what is wrong with it</comment>
            <translation>“%1”：%2</translation>
        </message>
        <message numerus="yes">
            <source>%n film(s) ready to add.</source>
            <translation>
                <numerusform>可添加 %n 部影片。</numerusform>
            </translation>
        </message>
        <message>
            <source>Links, files or folders</source>
            <translation>链接、文件或文件夹</translation>
        </message>
        <message>
            <source>Choose f&amp;older…</source>
            <translation>选择文件夹(&amp;O)…</translation>
        </message>
        <message>
            <source>Choose a folder with films</source>
            <translation>选择包含影片的文件夹</translation>
        </message>
        <message>
            <source>Looking for films in “%1”…</source>
            <translation>正在“%1”中查找影片…</translation>
        </message>
        <message>
            <source>There are no films in this folder.</source>
            <translation>此文件夹中没有影片。</translation>
        </message>
        <message numerus="yes">
            <source>%n film(s) ready to add. The folder holds more than can be added at once.</source>
            <translation>
                <numerusform>可添加 %n 部影片。文件夹中的影片超出一次可添加的数量。</numerusform>
            </translation>
        </message>
        <message>
            <source>Films and lists (%1);;All files (*)</source>
            <translation>影片和列表 (%1);;所有文件 (*)</translation>
        </message>
        <message numerus="yes">
            <source>%n list(s) (M3U) ready to add. Cuegate shows what is inside.</source>
            <translation>
                <numerusform>可添加 %n 个列表 (M3U)。Cuegate 会显示其中的内容。</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 and %2 ready to add. Cuegate shows what is in a list.</source>
            <comment>films, lists</comment>
            <translation>可添加 %1 和 %2。Cuegate 会显示列表中的内容。</translation>
        </message>
        <message numerus="yes">
            <source>%n film(s)</source>
            <translation>
                <numerusform>%n 部影片</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n list(s) (M3U)</source>
            <translation>
                <numerusform>%n 个列表 (M3U)</numerusform>
            </translation>
        </message>
        <message>
            <source>The folder holds more than can be added at once.</source>
            <translation>文件夹中的内容超出一次可添加的数量。</translation>
        </message>
        <message>
            <source>&amp;Links and files</source>
            <translation>链接和文件(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Xtream account</source>
            <translation>&amp;Xtream 账户</translation>
        </message>
        <message>
            <source>&amp;Show as account</source>
            <translation>显示为账户(&amp;S)</translation>
        </message>
        <message>
            <source>Lin&amp;ks, files or folders:</source>
            <translation>链接、文件或文件夹(&amp;K)：</translation>
        </message>
        <message>
            <source>Paste links to MKV, WebM, MP4 or other films or to a list of them (M3U), the message with your Xtream account, text with links in it, or the path of a folder; or choose files.</source>
            <translation>请粘贴 MKV、WebM、MP4 等影片或影片列表 (M3U) 的链接、含有 Xtream 账户的消息、含链接的文字或文件夹路径，或选择文件。</translation>
        </message>
        <message numerus="yes">
            <source>%n Xtream account(s) ready to add.</source>
            <translation>
                <numerusform>可添加 %n 个 Xtream 账户。</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 %2</source>
            <comment>two sentences</comment>
            <translation>%1%2</translation>
        </message>
    </context>
    <context>
        <name>cuegate::BackBar</name>
        <message>
            <source>Back to “%1”</source>
            <translation>返回“%1”</translation>
        </message>
        <message>
            <source>Back to “%1” (%2)</source>
            <comment>name, keys</comment>
            <translation>返回“%1” (%2)</translation>
        </message>
    </context>
    <context>
        <name>cuegate::ByteSlider</name>
        <message>
            <source> GB</source>
            <comment>gigabytes, after a number</comment>
            <translation> GB</translation>
        </message>
    </context>
    <context>
        <name>cuegate::CacheLimits</name>
        <message>
            <source>Pieces of films, at most</source>
            <translation>影片片段上限</translation>
        </message>
        <message>
            <source>off</source>
            <comment>the cache keeps nothing</comment>
            <translation>关闭</translation>
        </message>
        <message>
            <source>What was made for a player is kept up to this, so that playing it again costs nothing; what was used longest ago goes first. %1 are free on this disk.</source>
            <translation>为播放器生成的内容最多保留到此上限，再次播放便毫不费力；最久未用的最先删除。此磁盘可用空间为 %1。</translation>
        </message>
        <message>
            <source>What was made for a player is kept up to this, so that playing it again costs nothing; what was used longest ago goes first.</source>
            <translation>为播放器生成的内容最多保留到此上限，再次播放便毫不费力；最久未用的最先删除。</translation>
        </message>
        <message>
            <source>Leave free on this disk, at least</source>
            <translation>此磁盘至少留空</translation>
        </message>
        <message>
            <source>nothing</source>
            <comment>no space is left free</comment>
            <translation>不留空</translation>
        </message>
        <message>
            <source>When others need the space, Cuegate gives it up before the disk is full.</source>
            <translation>其他程序需要空间时，Cuegate 会在磁盘写满之前让出。</translation>
        </message>
        <message>
            <source>Fetched from sources, at most</source>
            <translation>从来源获取的数据上限</translation>
        </message>
        <message>
            <source>What was downloaded is kept up to this and not downloaded again; %1 are kept now.</source>
            <translation>已下载的内容最多保留到此上限，不再重复下载；目前已保留 %1。</translation>
        </message>
    </context>
    <context>
        <name>cuegate::CachePage</name>
        <message>
            <source>Cache</source>
            <translation>缓存</translation>
        </message>
        <message>
            <source>How full the cache is</source>
            <translation>缓存占用情况</translation>
        </message>
        <message>
            <source>Films of which something is kept</source>
            <translation>有内容被保留的影片</translation>
        </message>
        <message>
            <source>Clear all…</source>
            <translation>全部清空…</translation>
        </message>
        <message>
            <source>Deletes all that is kept of all films, and what was fetched of them</source>
            <translation>删除所有影片的全部保留内容，以及从来源获取的数据</translation>
        </message>
        <message>
            <source>Limits</source>
            <translation>限制</translation>
        </message>
        <message>
            <source>Nothing is kept yet. When a film is played, its pieces are kept here, and playing it again or on another device costs nothing.</source>
            <translation>尚未保留任何内容。播放影片时，其片段会保留在这里，再次播放或在其他设备上播放便毫不费力。</translation>
        </message>
        <message>
            <source>%1 of %2 are used by pieces of films.</source>
            <comment>used, capacity</comment>
            <translation>影片片段已占用 %1，共 %2。</translation>
        </message>
        <message numerus="yes">
            <source>%Ln piece(s) kept</source>
            <translation>
                <numerusform>已保留 %Ln 个片段</numerusform>
            </translation>
        </message>
        <message>
            <source>nothing was asked for yet</source>
            <translation>尚无请求</translation>
        </message>
        <message>
            <source>%1 % of what was asked for since the start was there</source>
            <translation>启动以来 %1% 的请求已有现成内容</translation>
        </message>
        <message numerus="yes">
            <source>%Ln piece(s) made room for others</source>
            <translation>
                <numerusform>%Ln 个片段已为其他片段腾出空间</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 · %2 · %3</source>
            <comment>three facts about the cache</comment>
            <translation>%1 · %2 · %3</translation>
        </message>
        <message>
            <source>Keep</source>
            <comment>pins a film</comment>
            <translation>保留</translation>
        </message>
        <message>
            <source>Keep “%1” whatever else needs the space</source>
            <translation>无论其他内容是否需要空间，都保留“%1”</translation>
        </message>
        <message>
            <source>Clear…</source>
            <translation>清除…</translation>
        </message>
        <message>
            <source>Clear what is kept of “%1”</source>
            <translation>清除“%1”的保留内容</translation>
        </message>
        <message>
            <source>Delete what is kept of “%1”?</source>
            <translation>删除“%1”的保留内容？</translation>
        </message>
        <message>
            <source>Delete all that is kept?</source>
            <translation>删除所有保留的内容？</translation>
        </message>
        <message>
            <source>This frees %1, of which %2 were fetched from sources. Films and links stay; what is played again is fetched and made again.</source>
            <translation>将释放 %1，其中 %2 是从来源获取的。影片和链接会保留；再次播放的内容将重新获取并生成。</translation>
        </message>
        <message>
            <source>Clear the cache</source>
            <translation>清空缓存</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>清空</translation>
        </message>
        <message>
            <source>This frees %1 and what was fetched of it. The film and its links stay; what is played again is made again.</source>
            <translation>这会释放 %1 以及已下载的内容。影片及其链接会保留；再次播放的部分会重新生成。</translation>
        </message>
    </context>
    <context>
        <name>cuegate::CachedTitleModel</name>
        <message>
            <source>A film that was removed</source>
            <translation>已移除的影片</translation>
        </message>
        <message>
            <source>Which parts are kept is shown once the film has been played or examined.</source>
            <translation>影片播放或分析过后，才会显示保留了哪些部分。</translation>
        </message>
        <message>
            <source>%1 % of the film is kept</source>
            <translation>已保留影片的 %1%</translation>
        </message>
        <message numerus="yes">
            <source>%Ln piece(s)</source>
            <translation>
                <numerusform>%Ln 个片段</numerusform>
            </translation>
        </message>
        <message>
            <source>Film</source>
            <translation>影片</translation>
        </message>
        <message>
            <source>Kept parts, from beginning to end</source>
            <translation>保留的部分（从头到尾）</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>Kept</source>
            <comment>column: which parts of a film</comment>
            <translation>保留</translation>
        </message>
    </context>
    <context>
        <name>cuegate::CertificateDialog</name>
        <message>
            <source>Trust this certificate?</source>
            <translation>信任此证书？</translation>
        </message>
        <message>
            <source>&amp;Trust for this film</source>
            <translation>对此影片信任(&amp;T)</translation>
        </message>
        <message>
            <source>This is not the certificate that you trusted before. The server may have a new one, or somebody has come between it and you.</source>
            <translation>这不是您之前信任的证书。服务器可能换了新证书，也可能有人介入了您与它之间的连接。</translation>
        </message>
        <message>
            <source>If you trust it, Cuegate takes whoever has this certificate for the server: this film comes from them, and they are sent its password and headers. Compare the fingerprint with the one that your provider or the server's own settings show. You can stop trusting it when you edit the film.</source>
            <translation>如果信任它，Cuegate 会把持有此证书的一方当作该服务器：此影片将来自对方，其密码和请求头也会发送给对方。请将指纹与您的服务商或服务器设置中显示的指纹进行比较。编辑影片时可以停止信任。</translation>
        </message>
        <message>
            <source>The server could not prove that it is the one you asked for.</source>
            <translation>服务器无法证明自己就是您要访问的服务器。</translation>
        </message>
        <message>
            <source>%1 could not prove that it is the server you asked for.</source>
            <translation>%1 无法证明自己就是您要访问的服务器。</translation>
        </message>
        <message>
            <source>Issued to:</source>
            <translation>颁发给：</translation>
        </message>
        <message>
            <source>For the servers:</source>
            <translation>适用的服务器：</translation>
        </message>
        <message>
            <source>Issued by:</source>
            <translation>颁发者：</translation>
        </message>
        <message>
            <source>Valid:</source>
            <translation>有效期：</translation>
        </message>
        <message>
            <source>SHA-256 fingerprint:</source>
            <translation>SHA-256 指纹：</translation>
        </message>
    </context>
    <context>
        <name>cuegate::ConversionSettings</name>
        <message>
            <source>works</source>
            <translation>可用</translation>
        </message>
        <message>
            <source>always there</source>
            <translation>始终可用</translation>
        </message>
        <message>
            <source>not on this computer</source>
            <translation>本机没有</translation>
        </message>
        <message>
            <source>failed, not used for now</source>
            <translation>失败，暂不使用</translation>
        </message>
        <message>
            <source>being tested…</source>
            <translation>正在测试…</translation>
        </message>
        <message>
            <source>not tested yet</source>
            <translation>尚未测试</translation>
        </message>
        <message>
            <source>Conversion</source>
            <translation>转换</translation>
        </message>
        <message>
            <source>By software only</source>
            <translation>仅用软件</translation>
        </message>
        <message>
            <source>By hardware where it works</source>
            <translation>可用时使用硬件</translation>
        </message>
        <message>
            <source>&amp;Pictures are converted</source>
            <translation>画面转换方式(&amp;P)</translation>
        </message>
        <message>
            <source>What this computer has</source>
            <translation>本机具备</translation>
        </message>
        <message>
            <source>&amp;Test now</source>
            <translation>立即测试(&amp;T)</translation>
        </message>
        <message>
            <source>Encodes a few pictures on each to see whether it works</source>
            <translation>用每种方式编码几个画面，看是否可用</translation>
        </message>
        <message>
            <source>Picture &amp;quality</source>
            <translation>画质(&amp;Q)</translation>
        </message>
        <message>
            <source>Smaller</source>
            <comment>picture quality</comment>
            <translation>较小</translation>
        </message>
        <message>
            <source>Balanced</source>
            <comment>picture quality</comment>
            <translation>均衡</translation>
        </message>
        <message>
            <source>Best</source>
            <comment>picture quality</comment>
            <translation>最佳</translation>
        </message>
        <message>
            <source>For slow networks: a film in full HD takes up to %1 Mbit/s, and fine detail is softened. Applies to films that are started from now on.</source>
            <translation>适合慢速网络：全高清影片最高需要 %1 Mbit/s，细节会略微柔化。对此后开始播放的影片生效。</translation>
        </message>
        <message>
            <source>Hard to tell from the original: a film in full HD takes up to %1 Mbit/s, and more room in the cache. Applies to films that are started from now on.</source>
            <translation>与原片几乎无法区分：全高清影片最高需要 %1 Mbit/s，并占用更多缓存。对此后开始播放的影片生效。</translation>
        </message>
        <message>
            <source>Looks good on every screen: a film in full HD takes up to %1 Mbit/s. Applies to films that are started from now on.</source>
            <translation>在各种屏幕上都清晰：全高清影片最高需要 %1 Mbit/s。对此后开始播放的影片生效。</translation>
        </message>
        <message>
            <source>Hardware is faster and spares the processor. Software makes the same bytes on every computer. Applies to films that are started from now on.</source>
            <translation>硬件更快，也能减轻处理器负担。软件在每台电脑上产生相同的字节。对此后开始播放的影片生效。</translation>
        </message>
    </context>
    <context>
        <name>cuegate::CuePanel</name>
        <message>
            <source>Search: a time, a track, a byte offset</source>
            <translation>搜索：时间、轨道或字节偏移</translation>
        </message>
        <message>
            <source>This file has no index, and its keyframes are not known yet.</source>
            <translation>此文件没有索引，其关键帧尚不清楚。</translation>
        </message>
        <message>
            <source>Cues and keyframes</source>
            <translation>Cues 和关键帧</translation>
        </message>
        <message>
            <source>%1 cues</source>
            <comment>name of a file</comment>
            <translation>%1 - Cues</translation>
        </message>
        <message numerus="yes">
            <source>%Ln row(s)</source>
            <translation>
                <numerusform>%Ln 行</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %Ln row(s)</source>
            <translation>
                <numerusform>%1 / %Ln 行</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cuegate::CueTableModel</name>
        <message>
            <source>keyframe</source>
            <translation>关键帧</translation>
        </message>
        <message>
            <source>unknown track</source>
            <translation>未知轨道</translation>
        </message>
        <message>
            <source>Bytes of the file up to the next one of the track, other tracks' between them included</source>
            <translation>到该轨道下一个点的文件字节数，包括其间其他轨道的字节</translation>
        </message>
        <message>
            <source>Time up to the next one of the track</source>
            <translation>到该轨道下一个点的时间</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Track</source>
            <translation>轨道</translation>
        </message>
        <message>
            <source>Byte offset</source>
            <translation>字节偏移</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>To the next</source>
            <translation>距下一个</translation>
        </message>
        <message>
            <source>Bytes to the next</source>
            <translation>距下一个（字节）</translation>
        </message>
    </context>
    <context>
        <name>cuegate::DiagnosticsDialog</name>
        <message>
            <source>Save diagnostics</source>
            <translation>保存诊断信息</translation>
        </message>
        <message>
            <source>This helps others to find out what is wrong. It holds no passwords and no whole addresses, but the names of servers and, in messages about what failed, of films. Please read what you are going to pass on; nothing leaves this computer by itself.</source>
            <translation>这有助于他人找出问题所在。其中没有密码和完整地址，但有服务器的名称，出错信息中还有影片的名称。请在分享前阅读内容；任何信息都不会自动离开这台电脑。</translation>
        </message>
        <message>
            <source>What will be saved</source>
            <translation>将保存的内容</translation>
        </message>
        <message>
            <source>Collecting…</source>
            <translation>正在收集…</translation>
        </message>
        <message>
            <source>&amp;Save…</source>
            <translation>保存(&amp;S)…</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>复制(&amp;C)</translation>
        </message>
        <message>
            <source>Text (%1)</source>
            <translation>文本 (%1)</translation>
        </message>
        <message>
            <source>Saved as %1.</source>
            <translation>已保存为 %1。</translation>
        </message>
        <message>
            <source>%1 could not be written: %2.</source>
            <comment>path, reason</comment>
            <translation>无法写入 %1：%2。</translation>
        </message>
        <message>
            <source>Copied.</source>
            <translation>已复制。</translation>
        </message>
    </context>
    <context>
        <name>cuegate::EditSourceDialog</name>
        <message>
            <source>Edit film</source>
            <translation>编辑影片</translation>
        </message>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <source>not known</source>
            <translation>未知</translation>
        </message>
        <message>
            <source>How many connections your account at this server allows at a time. All films of the server share them.</source>
            <translation>此服务器上的账户允许同时建立的连接数，由该服务器上的所有影片共用。</translation>
        </message>
        <message>
            <source>as Cuegate names itself</source>
            <translation>Cuegate 默认值</translation>
        </message>
        <message>
            <source>&amp;Name:</source>
            <translation>名称(&amp;N)：</translation>
        </message>
        <message>
            <source>&amp;Address:</source>
            <translation>地址(&amp;A)：</translation>
        </message>
        <message>
            <source>&amp;Folder:</source>
            <translation>文件夹(&amp;F)：</translation>
        </message>
        <message>
            <source>&amp;Connections:</source>
            <translation>连接数(&amp;C)：</translation>
        </message>
        <message>
            <source>&amp;User agent:</source>
            <translation>用户代理(&amp;U)：</translation>
        </message>
        <message>
            <source>&amp;Headers:</source>
            <translation>请求头(&amp;H)：</translation>
        </message>
        <message>
            <source>Write a name.</source>
            <translation>请填写名称。</translation>
        </message>
        <message>
            <source>Write one address.</source>
            <translation>请填写一个地址。</translation>
        </message>
        <message>
            <source>The film will be examined again. Its links stay the same.</source>
            <translation>影片将重新分析。其链接保持不变。</translation>
        </message>
        <message>
            <source>This film is locked. Unlock the passwords, or write its whole address.</source>
            <translation>此影片已锁定。请解锁密码，或输入其完整地址。</translation>
        </message>
        <message>
            <source>Trusted certificate:</source>
            <translation>受信任的证书：</translation>
        </message>
        <message>
            <source>SHA-256 fingerprint of the trusted certificate</source>
            <translation>受信任证书的 SHA-256 指纹</translation>
        </message>
        <message>
            <source>S&amp;top trusting</source>
            <translation>停止信任(&amp;T)</translation>
        </message>
        <message>
            <source>The certificate will not be trusted any more once you save.</source>
            <translation>保存后将不再信任此证书。</translation>
        </message>
        <message>
            <source>Edit account</source>
            <translation>编辑账户</translation>
        </message>
        <message>
            <source>Enter the password, too.</source>
            <translation>请同时输入密码。</translation>
        </message>
        <message>
            <source>This is an Xtream account. Add it as a source of its own.</source>
            <translation>这是 Xtream 账户。请将其作为单独的来源添加。</translation>
        </message>
        <message>
            <source>This account is locked. Unlock the passwords, or enter its password.</source>
            <translation>此账户已锁定。请解锁密码，或输入其密码。</translation>
        </message>
        <message>
            <source>The account will be read again. Its links stay the same.</source>
            <translation>账户将重新读取。其链接保持不变。</translation>
        </message>
    </context>
    <context>
        <name>cuegate::EmptyPanel</name>
        <message>
            <source>Play your films on every screen</source>
            <translation>在每块屏幕上播放影片</translation>
        </message>
        <message>
            <source>Drop a link or a film here, or paste it with Ctrl+V. Cuegate gives you a link that plays in browsers, on phones and on televisions, without converting the film first.</source>
            <translation>将链接或影片拖放到此处，或按 Ctrl+V 粘贴。Cuegate 会给出一个链接，可在浏览器、手机和电视上播放，无需事先转换影片。</translation>
        </message>
        <message>
            <source>Add a film…</source>
            <translation>添加影片…</translation>
        </message>
        <message>
            <source>MKV, MP4, TS, AVI, Ogg and others, lists (M3U), Xtream accounts · from the web or from this computer</source>
            <translation>MKV、MP4、TS、AVI、Ogg 等，列表 (M3U)、Xtream 账户 · 来自网络或这台电脑</translation>
        </message>
    </context>
    <context>
        <name>cuegate::EntryGroupModel</name>
        <message>
            <source>All entries</source>
            <translation>所有条目</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <comment>group, number of entries</comment>
            <translation>%1，%2</translation>
        </message>
        <message>
            <source>All channels</source>
            <translation>所有频道</translation>
        </message>
        <message>
            <source>All films</source>
            <translation>所有影片</translation>
        </message>
        <message>
            <source>All series</source>
            <translation>所有剧集</translation>
        </message>
        <message>
            <source>All episodes</source>
            <translation>全部各集</translation>
        </message>
    </context>
    <context>
        <name>cuegate::EntryGroupPanel</name>
        <message>
            <source>Groups</source>
            <translation>分组</translation>
        </message>
        <message>
            <source>Search groups</source>
            <translation>搜索分组</translation>
        </message>
    </context>
    <context>
        <name>cuegate::EntryListFooter</name>
        <message>
            <source>&amp;Open</source>
            <translation>打开(&amp;O)</translation>
        </message>
        <message>
            <source>Shows what the chosen entry is, and its links</source>
            <translation>显示所选条目的详情及其链接</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Opening “%1”…</source>
            <translation>正在打开“%1”…</translation>
        </message>
        <message>
            <source>Shows the episodes of the chosen series</source>
            <translation>显示所选剧集的各集</translation>
        </message>
    </context>
    <context>
        <name>cuegate::EntryListHeader</name>
        <message>
            <source>Link to the programme guide copied. Enter it beside the playlist in your IPTV player.</source>
            <translation>节目单链接已复制。请在 IPTV 播放器中与播放列表一同填入。</translation>
        </message>
        <message>
            <source>Copy link</source>
            <translation>复制链接</translation>
        </message>
        <message>
            <source>Copies links for Kodi and IPTV players, which show the list themselves</source>
            <translation>复制用于 Kodi 和 IPTV 播放器的链接，由它们自行显示列表</translation>
        </message>
        <message>
            <source>&amp;Playlist for Kodi and IPTV players (M3U)</source>
            <translation>用于 Kodi 和 IPTV 播放器的播放列表 (M3U)(&amp;P)</translation>
        </message>
        <message>
            <source>Programme &amp;guide (XMLTV)</source>
            <translation>节目单 (XMLTV)(&amp;G)</translation>
        </message>
        <message>
            <source>Read again</source>
            <translation>重新读取</translation>
        </message>
        <message>
            <source>Reads the list again from where it comes</source>
            <translation>从来源重新读取列表</translation>
        </message>
        <message>
            <source>%1 · being read again…</source>
            <comment>number of entries</comment>
            <translation>%1 · 正在重新读取…</translation>
        </message>
        <message>
            <source>Message of the provider</source>
            <translation>服务商的消息</translation>
        </message>
    </context>
    <context>
        <name>cuegate::EntryListModel</name>
        <message>
            <source>not loaded yet</source>
            <translation>尚未加载</translation>
        </message>
    </context>
    <context>
        <name>cuegate::EntryListPanel</name>
        <message>
            <source>Search this list</source>
            <translation>在此列表中搜索</translation>
        </message>
        <message>
            <source>Name or group (%1)</source>
            <translation>名称或分组 (%1)</translation>
        </message>
        <message>
            <source>Entries</source>
            <translation>条目</translation>
        </message>
        <message>
            <source>Searching…</source>
            <translation>正在搜索…</translation>
        </message>
        <message>
            <source>Search the episodes</source>
            <translation>搜索各集</translation>
        </message>
        <message>
            <source>A series has no link of its own. Open it and copy the link of an episode.</source>
            <translation>剧集本身没有链接。请打开它并复制其中一集的链接。</translation>
        </message>
        <message>
            <source>Show &amp;episodes</source>
            <translation>显示各集(&amp;E)</translation>
        </message>
    </context>
    <context>
        <name>cuegate::EntryOpener</name>
        <message>
            <source>&amp;Open</source>
            <translation>打开(&amp;O)</translation>
        </message>
        <message>
            <source>&amp;Copy link</source>
            <translation>复制链接(&amp;C)</translation>
        </message>
        <message>
            <source>Play in the &amp;browser</source>
            <translation>在浏览器中播放(&amp;B)</translation>
        </message>
        <message>
            <source>Play in %1</source>
            <comment>player</comment>
            <translation>在 %1 中播放</translation>
        </message>
        <message>
            <source>“%1” is not in the list any more. Read the list again.</source>
            <translation>“%1”已不在列表中。请重新读取列表。</translation>
        </message>
        <message>
            <source>“%1” leads to where a list must not lead: into a private network, or to a file of this computer. If you trust it, add that address yourself.</source>
            <translation>“%1”指向列表不应指向的位置：专用网络或这台电脑上的文件。如果您信任它，请自行添加该地址。</translation>
        </message>
        <message>
            <source>“%1” cannot be opened. %2 %3</source>
            <comment>name, sentence, next step</comment>
            <translation>无法打开“%1”。%2%3</translation>
        </message>
        <message>
            <source>Link to “%1” copied. Open it in a player or on a television.</source>
            <translation>“%1”的链接已复制。请在播放器或电视上打开。</translation>
        </message>
        <message>
            <source>No browser could be opened. Copy the link and open it yourself.</source>
            <translation>无法打开浏览器。请复制链接后自行打开。</translation>
        </message>
        <message>
            <source>“%1” is opened in %2.</source>
            <comment>name, player</comment>
            <translation>正在 %2 中打开“%1”。</translation>
        </message>
        <message>
            <source>%1 could not be started.</source>
            <comment>player</comment>
            <translation>无法启动 %1。</translation>
        </message>
    </context>
    <context>
        <name>cuegate::EntrySections</name>
        <message>
            <source>Sections</source>
            <translation>分区</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <comment>section, number of entries</comment>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>All</source>
            <translation>全部</translation>
        </message>
    </context>
    <context>
        <name>cuegate::FailurePanel</name>
        <message>
            <source>Details</source>
            <translation>详细信息</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>重试</translation>
        </message>
        <message>
            <source>Trust this certificate…</source>
            <translation>信任此证书…</translation>
        </message>
    </context>
    <context>
        <name>cuegate::FilterBar</name>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>搜索</translation>
        </message>
        <message>
            <source>Clear the search</source>
            <translation>清除搜索</translation>
        </message>
        <message>
            <source>Save as</source>
            <translation>另存为</translation>
        </message>
        <message>
            <source>Saves what is shown as a file</source>
            <translation>将显示的内容保存为文件</translation>
        </message>
        <message>
            <source>Table (CSV)…</source>
            <translation>表格 (CSV)…</translation>
        </message>
        <message>
            <source>JSON…</source>
            <translation>JSON…</translation>
        </message>
        <message>
            <source>Saving the file</source>
            <translation>正在保存文件</translation>
        </message>
        <message>
            <source>Tables (*.csv)</source>
            <translation>表格 (*.csv)</translation>
        </message>
        <message>
            <source>JSON (*.json)</source>
            <translation>JSON (*.json)</translation>
        </message>
        <message>
            <source>Saved as %1.</source>
            <translation>已保存为 %1。</translation>
        </message>
        <message>
            <source>Saving was cancelled; nothing was written.</source>
            <translation>已取消保存；未写入任何内容。</translation>
        </message>
        <message>
            <source>The file %1 cannot be written: %2.</source>
            <translation>无法写入文件 %1：%2。</translation>
        </message>
    </context>
    <context>
        <name>cuegate::GeneralSettings</name>
        <message>
            <source>As the system</source>
            <translation>跟随系统</translation>
        </message>
        <message>
            <source>As the film says</source>
            <translation>由影片决定</translation>
        </message>
        <message>
            <source>General</source>
            <translation>常规</translation>
        </message>
        <message>
            <source>&amp;Language</source>
            <translation>语言(&amp;L)</translation>
        </message>
        <message>
            <source>The window and the menus speak it at once.</source>
            <translation>窗口和菜单立即切换。</translation>
        </message>
        <message>
            <source>&amp;Sound</source>
            <translation>声音语言(&amp;S)</translation>
        </message>
        <message>
            <source>Start at lo&amp;gin</source>
            <translation>登录时启动(&amp;I)</translation>
        </message>
        <message>
            <source>Cuegate starts in the notification area when you log in, so that the links always work.</source>
            <translation>登录时 Cuegate 在通知区域启动，使链接始终可用。</translation>
        </message>
        <message>
            <source>Start &amp;without the window</source>
            <translation>启动时不显示窗口(&amp;W)</translation>
        </message>
        <message>
            <source>The window stays closed until you open it from the notification area, where there is one.</source>
            <translation>窗口保持关闭，直到从通知区域（如果有）打开。</translation>
        </message>
        <message>
            <source>Show noti&amp;fications</source>
            <translation>显示通知(&amp;F)</translation>
        </message>
        <message>
            <source>The list of programs that start at login cannot be changed.</source>
            <translation>无法更改登录时启动的程序列表。</translation>
        </message>
        <message>
            <source>Players begin with this language where a film has it, and with subtitles in it where there are only those; they can still choose another.</source>
            <translation>如果影片有此语言，播放器会以它开始；如果只有此语言的字幕，则显示字幕；仍可选择其他语言。</translation>
        </message>
        <message>
            <source>When somebody is watching and a source fails or is too slow, when the disk is full, and when a device plays for the first time; each at most once in ten minutes.</source>
            <translation>有人观看而来源出错或太慢时、磁盘已满时，以及有设备首次播放时通知；每种最多十分钟一次。</translation>
        </message>
    </context>
    <context>
        <name>cuegate::Inspector</name>
        <message>
            <source>Examine now</source>
            <translation>立即分析</translation>
        </message>
        <message>
            <source>Examining the film</source>
            <translation>正在分析影片</translation>
        </message>
        <message>
            <source>Remarks</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>Copy link</source>
            <translation>复制链接</translation>
        </message>
        <message>
            <source>Copies the link for players and televisions</source>
            <translation>复制用于播放器和电视的链接</translation>
        </message>
        <message>
            <source>Watch page</source>
            <translation>观看页面</translation>
        </message>
        <message>
            <source>Opens a page with a player in your browser</source>
            <translation>在浏览器中打开带播放器的页面</translation>
        </message>
        <message>
            <source>Tracks</source>
            <translation>轨道</translation>
        </message>
        <message>
            <source>Show more of the film</source>
            <translation>显示更长的范围</translation>
        </message>
        <message>
            <source>Show more detail</source>
            <translation>显示更多细节</translation>
        </message>
        <message>
            <source>Show the whole film</source>
            <translation>显示整部影片</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>时间轴</translation>
        </message>
        <message>
            <source>Choose a film on the list</source>
            <translation>请在列表中选择影片</translation>
        </message>
        <message>
            <source>This film plays. Its index does not tell exactly where its segments begin; Cuegate looks there while nobody needs the source, so that their lengths become exact.</source>
            <translation>此影片可以播放。其索引没有准确说明各分片从哪里开始；Cuegate 会在无人使用该来源时查看这些位置，使各分片的长度变得精确。</translation>
        </message>
        <message>
            <source>This file has no index. It plays already; Cuegate looks for its keyframes while nobody needs the source, so that the lengths of its segments become exact.</source>
            <translation>此文件没有索引，但已可播放；Cuegate 会在无人使用该来源时查找其关键帧，使各分片的长度变得精确。</translation>
        </message>
        <message>
            <source>This file has no index. Cuegate is going through it once to find its keyframes; players wait for that.</source>
            <translation>此文件没有索引。Cuegate 正在通读一遍以查找其关键帧；播放器需等待其完成。</translation>
        </message>
        <message>
            <source>Reading the film's headers and its index. This takes a few small requests, not the whole film.</source>
            <translation>正在读取影片的文件头和索引。只需几次小请求，不必读取整部影片。</translation>
        </message>
        <message>
            <source>This film has not been examined yet. That happens by itself when a player asks for it.</source>
            <translation>此影片尚未分析。有播放器请求时会自动分析。</translation>
        </message>
        <message>
            <source>Overview</source>
            <translation>概览</translation>
        </message>
        <message>
            <source>Plays on</source>
            <translation>播放兼容性</translation>
        </message>
        <message>
            <source>Cues</source>
            <translation>Cues</translation>
        </message>
        <message>
            <source>Structure</source>
            <translation>结构</translation>
        </message>
        <message>
            <source>Wheel zooms, drag moves, right click for more</source>
            <translation>滚轮缩放，拖动移动，右键显示更多</translation>
        </message>
        <message>
            <source>The wheel, + and − zoom, dragging and the arrow keys move, 0 shows the whole film. A click copies the time. A right click or the Menu key copies links that begin there and plays from there.</source>
            <translation>滚轮、+ 和 − 缩放，拖动和方向键移动，0 显示整部影片。单击复制时间。右键或菜单键可复制从该处开始的链接，并从该处播放。</translation>
        </message>
        <message>
            <source>The address and password of this film are locked, so it does not play. Unlock them above, or add the film again with its full address.</source>
            <translation>此影片的地址和密码已锁定，因此无法播放。请在上方解锁，或用完整地址重新添加影片。</translation>
        </message>
    </context>
    <context>
        <name>cuegate::JobTableModel</name>
        <message>
            <source>Cancel segment %1 of “%2”</source>
            <translation>取消“%2”的分片 %1</translation>
        </message>
        <message>
            <source>waiting</source>
            <translation>等待中</translation>
        </message>
        <message>
            <source>ending</source>
            <translation>正在结束</translation>
        </message>
        <message>
            <source>converting</source>
            <translation>正在转换</translation>
        </message>
        <message>
            <source>copying</source>
            <translation>正在直接复制</translation>
        </message>
        <message>
            <source>a removed film</source>
            <translation>已移除的影片</translation>
        </message>
        <message>
            <source>Segment %1 of %2, %3 – %4</source>
            <comment>number, rendition, from, to</comment>
            <translation>%2 的分片 %1，%3 – %4</translation>
        </message>
        <message>
            <source>a player waits</source>
            <translation>播放器在等待</translation>
        </message>
        <message>
            <source>made ahead</source>
            <translation>提前生成</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1%</translation>
        </message>
        <message>
            <source>Film</source>
            <translation>影片</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>部分</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>进度</translation>
        </message>
        <message>
            <source>hangs</source>
            <translation>卡住</translation>
        </message>
    </context>
    <context>
        <name>cuegate::JobsPanel</name>
        <message>
            <source>Jobs</source>
            <translation>任务</translation>
        </message>
        <message>
            <source>Hide the jobs</source>
            <translation>隐藏任务</translation>
        </message>
        <message>
            <source>Nothing is being made. While a film plays, the parts that are converted or copied for it are shown here.</source>
            <translation>当前没有任务。播放影片时，这里会显示为其转换或直接复制的部分。</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Ends this job. A player that still wants this part may ask for it again.</source>
            <translation>结束此任务。仍需要此部分的播放器可以再次请求。</translation>
        </message>
        <message numerus="yes">
            <source>%n running</source>
            <translation>
                <numerusform>%n 个进行中</numerusform>
            </translation>
        </message>
        <message>
            <source>%1, %2</source>
            <comment>running, waiting</comment>
            <translation>%1，%2</translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n 个等待中</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cuegate::MainWindow</name>
        <message>
            <source>“%1”: %2</source>
            <comment>line, what is wrong with it</comment>
            <translation>“%1”：%2</translation>
        </message>
        <message>
            <source>%1 %2</source>
            <comment>sentence, next step</comment>
            <translation>%1%2</translation>
        </message>
        <message>
            <source>Removed “%1”.</source>
            <translation>已移除“%1”。</translation>
        </message>
        <message numerus="yes">
            <source>Removed %n film(s).</source>
            <translation>
                <numerusform>已移除 %n 部影片。</numerusform>
            </translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>Link copied. Open it in a player or on a television.</source>
            <translation>链接已复制。可在播放器或电视上打开。</translation>
        </message>
        <message>
            <source>Link to the watch page copied. Open it in a browser.</source>
            <translation>观看页面的链接已复制。可在浏览器中打开。</translation>
        </message>
        <message>
            <source>Link to the original file copied.</source>
            <translation>原始文件的链接已复制。</translation>
        </message>
        <message>
            <source>No browser could be opened. Copy the link and open it yourself.</source>
            <translation>无法打开浏览器。请复制链接后自行打开。</translation>
        </message>
        <message>
            <source>About Cuegate</source>
            <translation>关于 Cuegate</translation>
        </message>
        <message>
            <source>&lt;h3&gt;Cuegate %1&lt;/h3&gt;&lt;p&gt;Plays your films on every screen without converting them first.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
            <translation>&lt;h3&gt;Cuegate %1&lt;/h3&gt;&lt;p&gt;在每块屏幕上播放影片，无需事先转换。&lt;/p&gt;&lt;p&gt;自由软件，采用 GNU 通用公共许可证第 3 版或更高版本。&lt;/p&gt;</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>文件(&amp;F)</translation>
        </message>
        <message>
            <source>Fil&amp;m</source>
            <translation>影片(&amp;M)</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>视图(&amp;V)</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>帮助(&amp;H)</translation>
        </message>
        <message>
            <source>Tools</source>
            <translation>工具</translation>
        </message>
        <message>
            <source>&amp;Add…</source>
            <translation>添加(&amp;A)…</translation>
        </message>
        <message>
            <source>Add films by link or file</source>
            <translation>通过链接或文件添加影片</translation>
        </message>
        <message>
            <source>&amp;Paste links</source>
            <translation>粘贴链接(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Copy link</source>
            <translation>复制链接(&amp;C)</translation>
        </message>
        <message>
            <source>Copy the link for players and televisions</source>
            <translation>复制用于播放器和电视的链接</translation>
        </message>
        <message>
            <source>Copy link to the &amp;watch page</source>
            <translation>复制观看页面的链接(&amp;W)</translation>
        </message>
        <message>
            <source>Copy link to the original &amp;file</source>
            <translation>复制原始文件的链接(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Open in browser</source>
            <translation>在浏览器中打开(&amp;O)</translation>
        </message>
        <message>
            <source>Open the watch page in your browser</source>
            <translation>在浏览器中打开观看页面</translation>
        </message>
        <message>
            <source>Examine a film that failed or was not examined yet</source>
            <translation>分析失败过或尚未分析的影片</translation>
        </message>
        <message>
            <source>&amp;Remove</source>
            <translation>移除(&amp;R)</translation>
        </message>
        <message>
            <source>Remove from the list; the film itself stays</source>
            <translation>从列表中移除；影片本身不受影响</translation>
        </message>
        <message>
            <source>&amp;Settings…</source>
            <translation>设置(&amp;S)…</translation>
        </message>
        <message>
            <source>&amp;About Cuegate</source>
            <translation>关于 Cuegate(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Jobs</source>
            <translation>任务(&amp;J)</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>退出(&amp;Q)</translation>
        </message>
        <message>
            <source>Address copied.</source>
            <translation>地址已复制。</translation>
        </message>
        <message>
            <source>No link and no file was found in it.</source>
            <translation>其中没有找到链接或文件。</translation>
        </message>
        <message>
            <source>There are no films in “%1”.</source>
            <translation>“%1”中没有影片。</translation>
        </message>
        <message numerus="yes">
            <source>Added %n film(s) from “%1”, which holds more than can be added at once.</source>
            <translation>
                <numerusform>已从“%1”添加 %n 部影片，其中的影片超出一次可添加的数量。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Added %n film(s) from “%1”.</source>
            <translation>
                <numerusform>已从“%1”添加 %n 部影片。</numerusform>
            </translation>
        </message>
        <message>
            <source>E&amp;xamine again</source>
            <translation>重新分析(&amp;X)</translation>
        </message>
        <message>
            <source>Save &amp;diagnostics…</source>
            <translation>保存诊断信息(&amp;D)…</translation>
        </message>
        <message>
            <source>Copy other &amp;links</source>
            <translation>复制其他链接(&amp;L)</translation>
        </message>
        <message>
            <source>Rea&amp;d again</source>
            <translation>重新读取(&amp;D)</translation>
        </message>
        <message>
            <source>Ask the server what is in the list now</source>
            <translation>向服务器查询列表的当前内容</translation>
        </message>
    </context>
    <context>
        <name>cuegate::NavigationList</name>
        <message>
            <source>Pages</source>
            <translation>页面</translation>
        </message>
    </context>
    <context>
        <name>cuegate::NetworkSettings</name>
        <message>
            <source>All networks</source>
            <translation>所有网络</translation>
        </message>
        <message>
            <source>This computer only</source>
            <translation>仅本机</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <comment>name of a network interface, its address</comment>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>This computer does not have that address any more. Cuegate goes on serving where it did.</source>
            <translation>本机已没有该地址。Cuegate 继续在原处提供服务。</translation>
        </message>
        <message>
            <source>The system does not let Cuegate use port %1. Ports from 1024 on are free to use.</source>
            <translation>系统不允许 Cuegate 使用端口 %1。1024 及以上的端口可自由使用。</translation>
        </message>
        <message>
            <source>Port %1 is in use by another program. Cuegate goes on serving at %2.</source>
            <translation>端口 %1 正被其他程序使用。Cuegate 继续在端口 %2 提供服务。</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>网络</translation>
        </message>
        <message>
            <source>&amp;Port</source>
            <translation>端口(&amp;P)</translation>
        </message>
        <message>
            <source>Players reach Cuegate here. Changing it changes all links at once: who is watching has to open the film again.</source>
            <translation>播放器通过此端口访问 Cuegate。更改后所有链接立即改变：正在观看的人需重新打开影片。</translation>
        </message>
        <message>
            <source>Serve &amp;on</source>
            <translation>服务网络(&amp;E)</translation>
        </message>
        <message>
            <source>Players reach Cuegate only through what is chosen here. Changing it ends what is being watched.</source>
            <translation>播放器只能通过此处所选的网络访问 Cuegate。更改会中断正在观看的内容。</translation>
        </message>
        <message>
            <source>Devices on the same network</source>
            <translation>同一网络中的设备</translation>
        </message>
        <message>
            <source>Also private addresses through VPNs and containers</source>
            <translation>以及经由 VPN 和容器的专用地址</translation>
        </message>
        <message>
            <source>&amp;Who may connect</source>
            <translation>允许连接者(&amp;W)</translation>
        </message>
        <message>
            <source>Nobody from the internet can connect in either case, and every link holds a secret.</source>
            <translation>无论哪种情况，互联网上的人都无法连接，而且每个链接都含有保密代码。</translation>
        </message>
        <message>
            <source>Names have letters, digits, hyphens and dots, such as tv.lan.</source>
            <translation>名称由字母、数字、连字符和点组成，例如 tv.lan。</translation>
        </message>
        <message>
            <source>tv.lan</source>
            <translation>tv.lan</translation>
        </message>
        <message>
            <source>&amp;Names of this computer</source>
            <translation>此计算机的名称(&amp;N)</translation>
        </message>
        <message>
            <source>What players may call it besides its address and its .local name, if your router gives it a name. Any other name is refused: a web page could have made it up.</source>
            <translation>除地址和 .local 名称之外，播放器还可以用什么名称访问它（如果路由器为它取了名称）。其他名称一律拒绝：它可能是网页编造的。</translation>
        </message>
        <message>
            <source>&amp;Connections to each source</source>
            <translation>每个来源的连接数(&amp;R)</translation>
        </message>
        <message>
            <source>So many at most at the same time, where a source does not say how many it allows; providers may lock accounts that open more.</source>
            <translation>来源未说明允许的数量时，同时最多使用这么多；服务商可能会锁定超出数量的账户。</translation>
        </message>
        <message>
            <source>Spare &amp;metered networks</source>
            <translation>在按流量计费的网络上节省流量(&amp;M)</translation>
        </message>
        <message>
            <source>While the network costs by volume, nothing is fetched or made ahead of what is watched.</source>
            <translation>网络按流量计费时，不会提前获取或生成尚未观看的内容。</translation>
        </message>
        <message>
            <source>Cuegate was started with port %1. What is set here counts from the next start.</source>
            <translation>Cuegate 启动时指定了端口 %1。此处的设置从下次启动起生效。</translation>
        </message>
        <message>
            <source>any</source>
            <comment>any port that is free</comment>
            <translation>任意</translation>
        </message>
    </context>
    <context>
        <name>cuegate::NoticeBar</name>
        <message>
            <source>Close this message</source>
            <translation>关闭此消息</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
    </context>
    <context>
        <name>cuegate::Notices</name>
        <message>
            <source>A film</source>
            <translation>某部影片</translation>
        </message>
        <message>
            <source>“%1” comes too slowly</source>
            <translation>“%1”传输太慢</translation>
        </message>
        <message>
            <source>Its source is slower than the film plays, so the picture will stop now and then.</source>
            <translation>其来源慢于影片播放，画面会不时停顿。</translation>
        </message>
        <message>
            <source>The provider of “%1” is limiting Cuegate</source>
            <translation>“%1”的服务商限制了 Cuegate</translation>
        </message>
        <message>
            <source>“%1” stops while it is being watched</source>
            <translation>“%1”在观看时中断</translation>
        </message>
        <message>
            <source>The disk is full or cannot be written</source>
            <translation>磁盘已满或无法写入</translation>
        </message>
        <message>
            <source>Films still play, but nothing of them is kept. Free some space, or lower the limits of the cache.</source>
            <translation>影片仍可播放，但不会保留任何内容。请释放空间，或调低缓存上限。</translation>
        </message>
        <message>
            <source>A new device plays “%1”</source>
            <translation>一台新设备正在播放“%1”</translation>
        </message>
        <message>
            <source>%1 has not played anything from here before. If you do not know it, you can stop it under “Now playing”.</source>
            <translation>%1 此前从未在此播放过任何内容。如果您不认识它，可以在“正在播放”中将其停止。</translation>
        </message>
    </context>
    <context>
        <name>cuegate::NowPlayingPage</name>
        <message>
            <source>Now playing</source>
            <translation>正在播放</translation>
        </message>
        <message>
            <source>Show the parts of films that are being made, and cancel them</source>
            <translation>显示正在生成的影片部分，并可取消</translation>
        </message>
        <message>
            <source>Nobody is playing anything</source>
            <translation>无人播放</translation>
        </message>
        <message>
            <source>Choose a film, copy its link and open it in a player, on a television or on a phone; or open its watch page in a browser. Whoever plays it is shown here.</source>
            <translation>请选择影片，复制其链接，并在播放器、电视或手机上打开；或在浏览器中打开其观看页面。这里会显示谁在播放。</translation>
        </message>
        <message>
            <source>All players together</source>
            <translation>所有播放器合计</translation>
        </message>
        <message numerus="yes">
            <source>%n player(s)</source>
            <translation>
                <numerusform>%n 个播放器</numerusform>
            </translation>
        </message>
        <message>
            <source>No jobs</source>
            <translation>无任务</translation>
        </message>
        <message numerus="yes">
            <source>%n job(s)</source>
            <translation>
                <numerusform>%n 个任务</numerusform>
            </translation>
        </message>
        <message>
            <source>Stop a player</source>
            <translation>停止播放器</translation>
        </message>
        <message>
            <source>Stop “%1” on %2?</source>
            <comment>film, player</comment>
            <translation>停止在 %2 上播放“%1”？</translation>
        </message>
        <message numerus="yes">
            <source>Its connections are closed, and what is being made for it is dropped. For %n second(s) Cuegate refuses this film to it; then it can be played again.</source>
            <translation>
                <numerusform>将关闭其连接，并放弃正在为其生成的内容。%n 秒内 Cuegate 拒绝向它提供此影片，之后可再次播放。</numerusform>
            </translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
    </context>
    <context>
        <name>cuegate::PlaysOnPanel</name>
        <message>
            <source>On a slow network players may take a smaller, converted picture where one is offered. Kodi, mpv, and VLC also play the original file, unchanged, by its own link. What a device decodes is what its maker says of it.</source>
            <translation>网络较慢时，播放器可能改用较小的转换后画面（如有提供）。Kodi、mpv 和 VLC 也可通过原始文件的链接直接播放未改动的文件。设备能解码什么，以制造商的说明为准。</translation>
        </message>
        <message>
            <source>What will happen on players</source>
            <translation>在各播放器上的情况</translation>
        </message>
    </context>
    <context>
        <name>cuegate::ProfileBar</name>
        <message>
            <source>OK</source>
            <translation>确定</translation>
        </message>
        <message>
            <source>Close this message</source>
            <translation>关闭此消息</translation>
        </message>
        <message>
            <source>The list of your films was damaged. It is now as it was when it was last saved as a backup; the damaged file was put aside in the profile folder.</source>
            <translation>影片列表已损坏，现已恢复到上次备份时的状态；损坏的文件另存于配置文件夹中。</translation>
        </message>
        <message>
            <source>The list of your films was damaged, and there was no backup. It begins anew; the damaged file was put aside in the profile folder.</source>
            <translation>影片列表已损坏，且没有备份，列表将重新开始；损坏的文件另存于配置文件夹中。</translation>
        </message>
        <message>
            <source>Keep them in a &amp;file</source>
            <translation>保存到文件(&amp;S)</translation>
        </message>
        <message>
            <source>Other users of this computer cannot read the file, but every program you run can</source>
            <translation>这台电脑的其他用户无法读取该文件，但您运行的每个程序都可以</translation>
        </message>
        <message>
            <source>F&amp;orget them at the end</source>
            <translation>退出时忘记(&amp;O)</translation>
        </message>
        <message>
            <source>Keep passwords only until Cuegate ends</source>
            <translation>密码仅保留到 Cuegate 退出时</translation>
        </message>
        <message>
            <source>&amp;Unlock</source>
            <translation>解锁(&amp;U)</translation>
        </message>
        <message>
            <source>Try to get the key again</source>
            <translation>再次尝试获取密钥</translation>
        </message>
        <message>
            <source>Cuegate finds no keychain that keeps the passwords of your films. Where shall it keep them?</source>
            <translation>Cuegate 找不到可保存影片密码的密钥环。要将密码保存在哪里？</translation>
        </message>
        <message numerus="yes">
            <source>The addresses and passwords of %n film(s) are locked, because the key to them cannot be had.</source>
            <translation>
                <numerusform>%n 部影片的地址和密码已锁定，因为无法取得其密钥。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The addresses and passwords of %n film(s) were kept only until Cuegate ended. Add them again, or keep passwords from now on.</source>
            <translation>
                <numerusform>%n 部影片的地址和密码只保留到 Cuegate 退出时。请重新添加，或从现在起保存密码。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The addresses and passwords of %n film(s) were sealed with a key that is gone. Add them again with their full addresses.</source>
            <translation>
                <numerusform>%n 部影片的地址和密码所用的加密密钥已丢失。请用完整地址重新添加。</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cuegate::SearchField</name>
        <message>
            <source>Clear the search</source>
            <translation>清除搜索</translation>
        </message>
    </context>
    <context>
        <name>cuegate::SessionCard</name>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Estimated from what the player has fetched and how long it has been playing.</source>
            <translation>根据播放器已获取的数据和已播放的时间估算。</translation>
        </message>
        <message numerus="yes">
            <source>Ends what this player plays, and refuses it this film for %n second(s).</source>
            <translation>
                <numerusform>停止此播放器的播放，并在 %n 秒内拒绝向它提供此影片。</numerusform>
            </translation>
        </message>
        <message>
            <source>A removed film</source>
            <translation>已移除的影片</translation>
        </message>
        <message>
            <source>Stop “%1” on %2</source>
            <comment>film, player</comment>
            <translation>停止在 %2 上播放“%1”</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>player, film</comment>
            <translation>%1：%2</translation>
        </message>
    </context>
    <context>
        <name>cuegate::SettingsDialog</name>
        <message>
            <source>Settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <source>&amp;General</source>
            <translation>常规(&amp;G)</translation>
        </message>
        <message>
            <source>&amp;Network</source>
            <translation>网络(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Cache</source>
            <translation>缓存(&amp;C)</translation>
        </message>
        <message>
            <source>C&amp;onversion</source>
            <translation>转换(&amp;O)</translation>
        </message>
    </context>
    <context>
        <name>cuegate::SourceArranging</name>
        <message>
            <source>Move to &amp;folder</source>
            <translation>移动到文件夹(&amp;F)</translation>
        </message>
        <message>
            <source>Move &amp;up</source>
            <translation>上移(&amp;U)</translation>
        </message>
        <message>
            <source>Move &amp;down</source>
            <translation>下移(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;New folder with these films…</source>
            <translation>用这些影片新建文件夹(&amp;N)…</translation>
        </message>
        <message>
            <source>Remo&amp;ve folder</source>
            <translation>移除文件夹(&amp;V)</translation>
        </message>
        <message>
            <source>The films in it stay on the list</source>
            <translation>其中的影片仍留在列表中</translation>
        </message>
        <message>
            <source>Rena&amp;me folder…</source>
            <translation>重命名文件夹(&amp;M)…</translation>
        </message>
        <message>
            <source>&amp;Edit…</source>
            <translation>编辑(&amp;I)…</translation>
        </message>
        <message>
            <source>&amp;No folder</source>
            <translation>无文件夹(&amp;N)</translation>
        </message>
        <message>
            <source>New folder</source>
            <translation>新建文件夹</translation>
        </message>
        <message numerus="yes">
            <source>Name of the folder for %n film(s):</source>
            <translation>
                <numerusform>%n 部影片的文件夹名称：</numerusform>
            </translation>
        </message>
        <message>
            <source>Rename folder</source>
            <translation>重命名文件夹</translation>
        </message>
        <message>
            <source>New name of the folder:</source>
            <translation>文件夹的新名称：</translation>
        </message>
    </context>
    <context>
        <name>cuegate::SourceListModel</name>
        <message>
            <source>not examined yet</source>
            <translation>尚未分析</translation>
        </message>
        <message>
            <source>examining…</source>
            <translation>正在分析…</translation>
        </message>
        <message>
            <source>looking for an index: %1 %</source>
            <translation>正在查找索引：%1%</translation>
        </message>
        <message numerus="yes">
            <source>%n film(s)</source>
            <translation>
                <numerusform>%n 部影片</numerusform>
            </translation>
        </message>
        <message>
            <source>Folder %1, %2</source>
            <comment>name, number of films</comment>
            <translation>文件夹 %1，%2</translation>
        </message>
        <message>
            <source>, </source>
            <comment>between parts of a list</comment>
            <translation>，</translation>
        </message>
        <message>
            <source>locked</source>
            <translation>已锁定</translation>
        </message>
        <message>
            <source>not read yet</source>
            <translation>尚未读取</translation>
        </message>
        <message>
            <source>being read…</source>
            <translation>正在读取…</translation>
        </message>
        <message>
            <source>Xtream account · %1</source>
            <comment>server</comment>
            <translation>Xtream 账户 · %1</translation>
        </message>
    </context>
    <context>
        <name>cuegate::SourcePanel</name>
        <message>
            <source>Films</source>
            <translation>影片</translation>
        </message>
        <message>
            <source>Search films</source>
            <translation>搜索影片</translation>
        </message>
        <message>
            <source>Name, folder or address (%1)</source>
            <translation>名称、文件夹或地址 (%1)</translation>
        </message>
        <message>
            <source>No film matches.</source>
            <translation>没有匹配的影片。</translation>
        </message>
        <message numerus="yes">
            <source>%1 of %Ln film(s)</source>
            <comment>found, all</comment>
            <translation>
                <numerusform>%1 / %Ln 部影片</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cuegate::StatusStrip</name>
        <message>
            <source>Copy the address</source>
            <translation>复制地址</translation>
        </message>
        <message>
            <source>Clear the cache…</source>
            <translation>清空缓存…</translation>
        </message>
        <message>
            <source>Show what is being made</source>
            <translation>显示正在生成的内容</translation>
        </message>
        <message>
            <source>Port %1 cannot be used, so nothing is served. Choose another one in the settings.</source>
            <translation>端口 %1 无法使用，因此未提供服务。请在设置中另选一个。</translation>
        </message>
        <message>
            <source>Starting…</source>
            <translation>正在启动…</translation>
        </message>
        <message>
            <source>Ready, nobody is watching</source>
            <translation>就绪，无人观看</translation>
        </message>
        <message numerus="yes">
            <source>Serving %n player(s)</source>
            <translation>
                <numerusform>正在为 %n 个播放器提供服务</numerusform>
            </translation>
        </message>
        <message>
            <source>Serving at %1</source>
            <translation>服务地址：%1</translation>
        </message>
        <message>
            <source>Nobody is watching</source>
            <translation>无人观看</translation>
        </message>
        <message numerus="yes">
            <source>%n player(s) watching</source>
            <translation>
                <numerusform>%n 个播放器正在观看</numerusform>
            </translation>
        </message>
        <message>
            <source>Cache: %1 of %2</source>
            <comment>used, capacity</comment>
            <translation>缓存：%1 / %2</translation>
        </message>
        <message>
            <source>No cache</source>
            <translation>无缓存</translation>
        </message>
        <message>
            <source>No jobs</source>
            <translation>无任务</translation>
        </message>
        <message numerus="yes">
            <source>%n job(s)</source>
            <translation>
                <numerusform>%n 个任务</numerusform>
            </translation>
        </message>
        <message>
            <source>Clear the cache</source>
            <translation>清空缓存</translation>
        </message>
        <message>
            <source>Delete all stored pieces of films (%1)?</source>
            <translation>删除所有已存储的影片片段（%1）？</translation>
        </message>
        <message>
            <source>Films and links stay. What is played again is made again.</source>
            <translation>影片和链接会保留。再次播放的内容将重新生成。</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>清空</translation>
        </message>
    </context>
    <context>
        <name>cuegate::StructureModel</name>
        <message>
            <source>Damaged from here on: %1.</source>
            <translation>从此处起已损坏：%1。</translation>
        </message>
        <message>
            <source>%1 Click here to try again.</source>
            <translation>%1单击此处重试。</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>正在读取…</translation>
        </message>
        <message>
            <source>Show more…</source>
            <translation>显示更多…</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <comment>name in the file, meaning</comment>
            <translation>%1（%2）</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>未知</translation>
        </message>
        <message>
            <source>%1 + %2</source>
            <comment>bytes of header and payload</comment>
            <translation>%1 + %2</translation>
        </message>
        <message>
            <source>%1, id 0x%2</source>
            <translation>%1，ID 0x%2</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Byte offset</source>
            <translation>字节偏移</translation>
        </message>
        <message>
            <source>Bytes (header + content)</source>
            <translation>字节（头部 + 内容）</translation>
        </message>
        <message>
            <source>Content</source>
            <translation>内容</translation>
        </message>
    </context>
    <context>
        <name>cuegate::StructurePanel</name>
        <message>
            <source>The format of this file is not known, so there is no structure to show.</source>
            <translation>此文件的格式未知，因此没有可显示的结构。</translation>
        </message>
        <message>
            <source>Search in what has been read: a name, a value, a byte offset</source>
            <translation>在已读内容中搜索：名称、值或字节偏移</translation>
        </message>
        <message>
            <source>Structure of the file</source>
            <translation>文件结构</translation>
        </message>
        <message>
            <source>%1 structure</source>
            <comment>name of a file</comment>
            <translation>%1 - 结构</translation>
        </message>
        <message numerus="yes">
            <source>%Ln element(s) read</source>
            <translation>
                <numerusform>已读取 %Ln 个元素</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cuegate::TimelineMenu</name>
        <message>
            <source>&amp;Copy time %1</source>
            <translation>复制时间 %1(&amp;C)</translation>
        </message>
        <message>
            <source>Time %1 copied.</source>
            <translation>已复制时间 %1。</translation>
        </message>
        <message>
            <source>Copy link to the &amp;stream from here</source>
            <translation>复制从此处开始的流链接(&amp;S)</translation>
        </message>
        <message>
            <source>Link copied. The stream begins at the keyframe before this time.</source>
            <translation>链接已复制。流从此时间之前的关键帧开始。</translation>
        </message>
        <message>
            <source>Copy link to the &amp;watch page from here</source>
            <translation>复制从此处开始的观看页面链接(&amp;W)</translation>
        </message>
        <message>
            <source>Link copied. Open it in a browser.</source>
            <translation>链接已复制。可在浏览器中打开。</translation>
        </message>
        <message>
            <source>Copy link to this se&amp;gment</source>
            <translation>复制此分片的链接(&amp;G)</translation>
        </message>
        <message>
            <source>Link to the segment copied.</source>
            <translation>分片链接已复制。</translation>
        </message>
        <message>
            <source>Play from here in the &amp;browser</source>
            <translation>从此处在浏览器中播放(&amp;B)</translation>
        </message>
        <message>
            <source>No browser could be opened. Copy the link and open it yourself.</source>
            <translation>无法打开浏览器。请复制链接后自行打开。</translation>
        </message>
        <message>
            <source>Play from here in %1</source>
            <comment>player</comment>
            <translation>从此处在 %1 中播放</translation>
        </message>
        <message>
            <source>%1 could not be started.</source>
            <comment>player</comment>
            <translation>无法启动 %1。</translation>
        </message>
    </context>
    <context>
        <name>cuegate::TimelineWidget</name>
        <message>
            <source>Timeline</source>
            <translation>时间轴</translation>
        </message>
        <message>
            <source>Copied %1</source>
            <translation>已复制 %1</translation>
        </message>
    </context>
    <context>
        <name>cuegate::TrackTableModel</name>
        <message>
            <source>unknown (%1)</source>
            <translation>未知（%1）</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>是</translation>
        </message>
        <message>
            <source>yes, converted where needed</source>
            <translation>是，必要时转换</translation>
        </message>
        <message>
            <source>no: %1</source>
            <translation>否：%1</translation>
        </message>
        <message>
            <source>Track %1 (%2): %3</source>
            <translation>轨道 %1（%2）：%3</translation>
        </message>
        <message>
            <source>Track %1 (%2) is not served: %3</source>
            <translation>轨道 %1（%2）不提供：%3</translation>
        </message>
        <message>
            <source>, </source>
            <comment>between parts of a list</comment>
            <translation>，</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>格式</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>详细信息</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>语言</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Marks</source>
            <translation>标记</translation>
        </message>
        <message>
            <source>Served</source>
            <translation>提供</translation>
        </message>
    </context>
    <context>
        <name>cuegate::TrafficGraph</name>
        <message>
            <source>Fetched: %1. Sent: %2.</source>
            <comment>rates</comment>
            <translation>获取：%1。发送：%2。</translation>
        </message>
        <message>
            <source>The last two minutes. Fetched: from where the film is. Sent: to the player.</source>
            <translation>最近两分钟。获取：来自影片所在之处。发送：发往播放器。</translation>
        </message>
        <message>
            <source>Fetched %1</source>
            <translation>获取 %1</translation>
        </message>
        <message>
            <source>Sent %1</source>
            <translation>发送 %1</translation>
        </message>
    </context>
    <context>
        <name>cuegate::TrayIcon</name>
        <message>
            <source>Add…</source>
            <translation>添加…</translation>
        </message>
        <message>
            <source>Copy link of</source>
            <translation>复制链接</translation>
        </message>
        <message>
            <source>Open in browser</source>
            <translation>在浏览器中打开</translation>
        </message>
        <message>
            <source>Settings…</source>
            <translation>设置…</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>退出</translation>
        </message>
        <message>
            <source>Hide Cuegate</source>
            <translation>隐藏 Cuegate</translation>
        </message>
        <message>
            <source>Show Cuegate</source>
            <translation>显示 Cuegate</translation>
        </message>
        <message>
            <source>%1, converting</source>
            <comment>what is served</comment>
            <translation>%1，正在转换</translation>
        </message>
        <message>
            <source>Cuegate: %1</source>
            <translation>Cuegate：%1</translation>
        </message>
    </context>
</TS>
