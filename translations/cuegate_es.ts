<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
    <context>
        <name>AccountText</name>
        <message>
            <source>Expired on %1</source>
            <comment>date</comment>
            <translation>Caducada el %1</translation>
        </message>
        <message>
            <source>Trial account</source>
            <translation>Cuenta de prueba</translation>
        </message>
        <message>
            <source>Active</source>
            <translation>Activa</translation>
        </message>
        <message>
            <source>Trial account, active until %1</source>
            <comment>date</comment>
            <translation>Cuenta de prueba, activa hasta el %1</translation>
        </message>
        <message>
            <source>Active until %1</source>
            <comment>date</comment>
            <translation>Activa hasta el %1</translation>
        </message>
        <message>
            <source>Trial account, expires today at %1</source>
            <comment>time</comment>
            <translation>Cuenta de prueba, caduca hoy a las %1</translation>
        </message>
        <message>
            <source>Expires today at %1</source>
            <comment>time</comment>
            <translation>Caduca hoy a las %1</translation>
        </message>
        <message numerus="yes">
            <source>Trial account, expires in %n day(s), on %1</source>
            <comment>date</comment>
            <translation>
                <numerusform>Cuenta de prueba, caduca en %n día, el %1</numerusform>
                <numerusform>Cuenta de prueba, caduca en %n días, el %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Expires in %n day(s), on %1</source>
            <comment>date</comment>
            <translation>
                <numerusform>Caduca en %n día, el %1</numerusform>
                <numerusform>Caduca en %n días, el %1</numerusform>
            </translation>
        </message>
        <message>
            <source>Banned by the provider</source>
            <translation>Bloqueada por el proveedor</translation>
        </message>
        <message>
            <source>Disabled by the provider</source>
            <translation>Desactivada por el proveedor</translation>
        </message>
        <message>
            <source>Expired</source>
            <translation>Caducada</translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n connection(s) in use</source>
            <translation>
                <numerusform>%1 de %n conexión en uso</numerusform>
                <numerusform>%1 de %n conexiones en uso</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n connection(s) in use</source>
            <translation>
                <numerusform>%n conexión en uso</numerusform>
                <numerusform>%n conexiones en uso</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>BroadcastText</name>
        <message>
            <source>, </source>
            <comment>between parts of a list</comment>
            <translation>, </translation>
        </message>
        <message>
            <source>%1.</source>
            <translation>%1.</translation>
        </message>
        <message>
            <source>Without sound, or not at all, on %1, where %2 is not decoded.</source>
            <translation>Sin sonido, o nada en absoluto, en %1, donde no se decodifica %2.</translation>
        </message>
        <message>
            <source>Does not play on %1, where %2 is not decoded.</source>
            <translation>No se reproduce en %1, donde no se decodifica %2.</translation>
        </message>
        <message>
            <source>Cuegate does not convert live channels.</source>
            <translation>Cuegate no convierte los canales en directo.</translation>
        </message>
    </context>
    <context>
        <name>CertificateText</name>
        <message>
            <source>Its certificate is not valid before %1. Check the date and time of this computer.</source>
            <translation>Su certificado no es válido antes del %1. Conviene comprobar la fecha y la hora de este equipo.</translation>
        </message>
        <message>
            <source>Its certificate was valid until %1 only. Check the date and time of this computer.</source>
            <translation>Su certificado solo era válido hasta el %1. Conviene comprobar la fecha y la hora de este equipo.</translation>
        </message>
        <message>
            <source>The server issued its certificate to itself. That is usual for a server of your own or of a small provider, but anybody could do the same.</source>
            <translation>El servidor se ha emitido el certificado a sí mismo. Es habitual en un servidor propio o de un proveedor pequeño, pero cualquiera podría hacer lo mismo.</translation>
        </message>
        <message>
            <source>Its certificate was issued by an authority that this computer does not know.</source>
            <translation>Su certificado lo ha emitido una autoridad que este equipo no conoce.</translation>
        </message>
        <message>
            <source>Its certificate was withdrawn by the authority that issued it. Better do not trust it.</source>
            <translation>Su certificado ha sido revocado por la autoridad que lo emitió. Es mejor no confiar en él.</translation>
        </message>
        <message>
            <source>Its certificate was issued to a server with another name.</source>
            <translation>Su certificado se emitió para un servidor con otro nombre.</translation>
        </message>
        <message>
            <source>Its certificate could not be verified.</source>
            <translation>No se ha podido verificar su certificado.</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <comment>validity of a certificate: two dates</comment>
            <translation>del %1 al %2</translation>
        </message>
    </context>
    <context>
        <name>CoreText</name>
        <message>
            <source>%1 is not played by every browser and phone: for them it is converted to AAC as well.</source>
            <translation>No todos los navegadores y teléfonos reproducen %1: para ellos también se convierte a AAC.</translation>
        </message>
        <message>
            <source>%1 is not played by every browser and television: for them it is converted to H.264 as well.</source>
            <translation>No todos los navegadores y televisores reproducen %1: para ellos también se convierte a H.264.</translation>
        </message>
        <message>
            <source>It has more than two channels, which small players do not mix down: for them there is AAC in stereo, too.</source>
            <translation>Tiene más de dos canales, que los reproductores pequeños no mezclan: para ellos también hay AAC en estéreo.</translation>
        </message>
        <message>
            <source>It is H.264 of a kind that few players decode (more than 8 bits, or finer colour): for the others it is converted to H.264 High as well.</source>
            <translation>Es un tipo de H.264 que pocos reproductores descodifican (más de 8 bits o color más fino): para los demás también se convierte a H.264 High.</translation>
        </message>
        <message>
            <source>Its picture is stored turned or mirrored, which many players do not undo: for them it is converted to H.264 that is upright as well.</source>
            <translation>La imagen está guardada girada o reflejada, y muchos reproductores no lo corrigen: para ellos se convierte además a H.264 en su posición correcta.</translation>
        </message>
        <message>
            <source>Its picture (%1 × %2) is larger than many players can show: for them it is converted to 1080p as well.</source>
            <translation>Su imagen (%1 × %2) es mayor de lo que muchos reproductores pueden mostrar: para ellos también se convierte a 1080p.</translation>
        </message>
        <message>
            <source>%1 cannot be put into HLS as it is: it is converted to %2.</source>
            <translation>%1 no se puede incluir en HLS tal cual: se convierte a %2.</translation>
        </message>
        <message>
            <source>%1 cannot be put into HLS as it is, and it cannot be decoded here to convert it to %2.</source>
            <translation>%1 no se puede incluir en HLS tal cual ni se puede descodificar aquí para convertirlo a %2.</translation>
        </message>
        <message>
            <source>%1 cannot be put into fMP4 as it is: it is sent untouched in MPEG-TS to players that ask for that, and converted to %2 for the others.</source>
            <translation>%1 no se puede incluir en fMP4 tal cual: se envía sin cambios en MPEG-TS a los reproductores que lo piden, y se convierte a %2 para los demás.</translation>
        </message>
        <message>
            <source>%1 cannot be put into fMP4 as it is: it is sent untouched in MPEG-TS only, because it cannot be decoded here to convert it to %2.</source>
            <translation>%1 no se puede incluir en fMP4 tal cual: se envía sin cambios solo en MPEG-TS, porque no se puede descodificar aquí para convertirlo a %2.</translation>
        </message>
        <message>
            <source>Its description is damaged or incomplete (%1): it is converted to %2.</source>
            <translation>Su descripción está dañada o incompleta (%1): se convierte a %2.</translation>
        </message>
        <message>
            <source>Its description is damaged or incomplete (%1), and it cannot be decoded here to convert it to %2.</source>
            <translation>Su descripción está dañada o incompleta (%1) y no se puede descodificar aquí para convertirla a %2.</translation>
        </message>
        <message>
            <source>Its pictures are not stored in the order they are shown in, and AVI does not tell their times: it is converted to %1.</source>
            <translation>Sus imágenes no están guardadas en el orden en que se muestran y AVI no indica sus tiempos: se convierte a %1.</translation>
        </message>
        <message>
            <source>Its pictures are not stored in the order they are shown in, and AVI does not tell their times, and it cannot be decoded here to convert it to %1.</source>
            <translation>Sus imágenes no están guardadas en el orden en que se muestran, AVI no indica sus tiempos y no se puede descodificar aquí para convertirla a %1.</translation>
        </message>
        <message>
            <source>Its pictures are not stored in the order they are shown in, and the file does not tell their times: it is converted to %1.</source>
            <translation>Sus imágenes no están guardadas en el orden en que se muestran y el archivo no indica sus tiempos: se convierte a %1.</translation>
        </message>
        <message>
            <source>Its pictures are not stored in the order they are shown in, and the file does not tell their times, and it cannot be decoded here to convert it to %1.</source>
            <translation>Sus imágenes no están guardadas en el orden en que se muestran, el archivo no indica sus tiempos y no se puede descodificar aquí para convertirla a %1.</translation>
        </message>
        <message>
            <source>This track is encrypted (DRM); it can only be played by the service it comes from.</source>
            <translation>Esta pista está cifrada (DRM); solo puede reproducirla el servicio del que procede.</translation>
        </message>
        <message>
            <source>Not a track that players show.</source>
            <translation>No es una pista que muestren los reproductores.</translation>
        </message>
        <message>
            <source>Another video track is the main one; a title is served with one video track.</source>
            <translation>La pista de vídeo principal es otra; cada título se sirve con una sola pista de vídeo.</translation>
        </message>
        <message>
            <source>AVI: its index is made by scanning</source>
            <translation>AVI: su índice se crea recorriendo el archivo</translation>
        </message>
        <message>
            <source>FLV: its index is made by scanning</source>
            <translation>FLV: su índice se crea recorriendo el archivo</translation>
        </message>
        <message>
            <source>Ogg: its index is made by scanning</source>
            <translation>Ogg: su índice se crea recorriendo el archivo</translation>
        </message>
        <message>
            <source>fragmented MP4: its index is made by scanning</source>
            <translation>MP4 fragmentado: su índice se crea recorriendo el archivo</translation>
        </message>
        <message>
            <source>transport streams have no index: where the keyframes are takes reading the file once</source>
            <translation>los flujos de transporte no tienen índice: para saber dónde están los fotogramas clave hay que leer el archivo una vez</translation>
        </message>
        <message>
            <source>the file has no Cues</source>
            <translation>el archivo no tiene Cues</translation>
        </message>
        <message>
            <source>the file has no index, or a false one: it was walked through</source>
            <translation>el archivo no tiene índice o tiene uno falso: se ha recorrido entero</translation>
        </message>
        <message>
            <source>only the keyframes that segments begin with have been looked for</source>
            <translation>solo se han buscado los fotogramas clave con los que empiezan los segmentos</translation>
        </message>
        <message>
            <source>the file is damaged at byte %1: it is played up to there</source>
            <translation>el archivo está dañado en el byte %1: se reproduce hasta ahí</translation>
        </message>
        <message>
            <source>the file is damaged at byte %1: it goes on at byte %2</source>
            <translation>el archivo está dañado en el byte %1: continúa en el byte %2</translation>
        </message>
        <message>
            <source>the file is damaged or cut off at byte %1: it is played up to there</source>
            <translation>el archivo está dañado o cortado en el byte %1: se reproduce hasta ahí</translation>
        </message>
        <message>
            <source>the file is cut off inside the tag at byte %1</source>
            <translation>el archivo está cortado dentro de la etiqueta del byte %1</translation>
        </message>
        <message>
            <source>the file is cut: it ends at byte %1, before the first picture</source>
            <translation>el archivo está cortado: termina en el byte %1, antes de la primera imagen</translation>
        </message>
        <message>
            <source>the file is cut: it ends at byte %1, and is played up to %2 s of %3 s</source>
            <translation>el archivo está cortado: termina en el byte %1 y se reproduce hasta %2 s de %3 s</translation>
        </message>
        <message>
            <source>the file ends %1 bytes before its Segment does: it is cut off</source>
            <translation>el archivo termina %1 bytes antes que su Segment: está cortado</translation>
        </message>
        <message>
            <source>track %1: the file is cut off, it is played up to %2 ms</source>
            <translation>pista %1: el archivo está cortado, se reproduce hasta %2 ms</translation>
        </message>
        <message>
            <source>the times jump at %1 ms: what follows is put after it</source>
            <translation>los tiempos dan un salto en %1 ms: lo que sigue se coloca a continuación</translation>
        </message>
        <message>
            <source>track %1 has more samples than are indexed</source>
            <translation>la pista %1 tiene más muestras de las que hay en el índice</translation>
        </message>
        <message>
            <source>track %1 names no keyframe (an empty stss)</source>
            <translation>la pista %1 no indica ningún fotograma clave (stss vacío)</translation>
        </message>
        <message>
            <source>the Duration is shorter than the Cues reach and was replaced</source>
            <translation>la Duration es menor de lo que abarcan los Cues y se ha sustituido</translation>
        </message>
        <message>
            <source>the Duration is %1 ms, but the last Block ends at %2 ms: the latter is taken</source>
            <translation>la Duration es de %1 ms, pero el último Block termina en %2 ms: se toma este último valor</translation>
        </message>
        <message>
            <source>the Duration is impossible and was left out</source>
            <translation>la Duration es imposible y se ha ignorado</translation>
        </message>
        <message>
            <source>the file has no Duration: the last CuePoint's time is taken</source>
            <translation>el archivo no tiene Duration: se toma el tiempo del último CuePoint</translation>
        </message>
        <message>
            <source>no CuePoint of the main track lies inside the Segment</source>
            <translation>ningún CuePoint de la pista principal está dentro del Segment</translation>
        </message>
        <message>
            <source>%1 of %2 CuePoints are false: the index is not used</source>
            <translation>%1 de %2 CuePoints son falsos: no se usa el índice</translation>
        </message>
        <message>
            <source>%1 of %2 CuePoints are false and were left out</source>
            <translation>%1 de %2 CuePoints son falsos y se han omitido</translation>
        </message>
        <message>
            <source>the Cues are damaged: their rest is left out</source>
            <translation>los Cues están dañados: se omite el resto</translation>
        </message>
        <message>
            <source>the Cues name no keyframe of track %1</source>
            <translation>los Cues no indican ningún fotograma clave de la pista %1</translation>
        </message>
        <message>
            <source>the Segment is damaged at byte %1</source>
            <translation>el Segment está dañado en el byte %1</translation>
        </message>
        <message>
            <source>a SeekHead names byte %1, where its element is not</source>
            <translation>un SeekHead indica el byte %1, donde no está su elemento</translation>
        </message>
        <message>
            <source>a SeekHead names byte %1 for the Cues, where they are not</source>
            <translation>un SeekHead indica el byte %1 para los Cues, donde no están</translation>
        </message>
        <message>
            <source>the file holds %1 programs: number %2 is taken</source>
            <translation>el archivo contiene %1 programas: se toma el número %2</translation>
        </message>
        <message>
            <source>the time stamps of the end do not fit to those of the beginning: the duration is estimated</source>
            <translation>las marcas de tiempo del final no concuerdan con las del principio: la duración es una estimación</translation>
        </message>
        <message>
            <source>the server cannot send the end of the file alone: the duration is estimated</source>
            <translation>el servidor no puede enviar solo el final del archivo: la duración es una estimación</translation>
        </message>
        <message>
            <source>the server does not tell how long the film is: the duration is assumed</source>
            <translation>el servidor no dice cuánto dura la película: la duración es un supuesto</translation>
        </message>
        <message>
            <source>The player takes the file's own streams: they are copied.</source>
            <translation>El reproductor toma las pistas del propio archivo: se copian.</translation>
        </message>
        <message>
            <source>The player reads the original file, as it is.</source>
            <translation>El reproductor lee el archivo original tal como está.</translation>
        </message>
        <message>
            <source>Track %1 is converted. %2</source>
            <translation>La pista %1 se convierte. %2</translation>
        </message>
        <message>
            <source>%1 It is converted by %2.</source>
            <translation>%1 La conversión la hace %2.</translation>
        </message>
        <message>
            <source>%1 cannot be sent as text; these subtitles are in the original file only.</source>
            <translation>%1 no se puede enviar como texto; estos subtítulos solo están en el archivo original.</translation>
        </message>
        <message>
            <source>%1 is sent as WebVTT, the text that players of HLS show.</source>
            <translation>%1 se envía como WebVTT, el texto que muestran los reproductores de HLS.</translation>
        </message>
        <message>
            <source>PGS (Blu-ray pictures)</source>
            <translation>PGS (imágenes de Blu-ray)</translation>
        </message>
        <message>
            <source>VobSub (DVD pictures)</source>
            <translation>VobSub (imágenes de DVD)</translation>
        </message>
        <message>
            <source>DVB subtitles</source>
            <translation>subtítulos DVB</translation>
        </message>
        <message>
            <source>MP4 timed text</source>
            <translation>texto temporizado MP4</translation>
        </message>
        <message>
            <source>it made no picture</source>
            <translation>no produjo ninguna imagen</translation>
        </message>
        <message>
            <source>it made %1 pictures of %2</source>
            <translation>produjo %1 imágenes de %2</translation>
        </message>
        <message>
            <source>its pictures do not have the source's times</source>
            <translation>sus imágenes no tienen los tiempos de la fuente</translation>
        </message>
        <message>
            <source>its pictures are %1x%2, not %3x%4</source>
            <translation>sus imágenes son de %1x%2, no de %3x%4</translation>
        </message>
        <message>
            <source>one of its pictures is not whole</source>
            <translation>una de sus imágenes está incompleta</translation>
        </message>
        <message>
            <source>the times of its pictures are not in order</source>
            <translation>los tiempos de sus imágenes no están en orden</translation>
        </message>
        <message>
            <source>two of its pictures have the same time</source>
            <translation>dos de sus imágenes tienen el mismo tiempo</translation>
        </message>
        <message>
            <source>the first picture is not an IDR picture</source>
            <translation>la primera imagen no es una imagen IDR</translation>
        </message>
        <message>
            <source>there are no parameter sets before the first picture</source>
            <translation>no hay conjuntos de parámetros antes de la primera imagen</translation>
        </message>
        <message>
            <source>there is no render node in /dev/dri</source>
            <translation>no hay ningún nodo de renderizado en /dev/dri</translation>
        </message>
        <message>
            <source>a segment was not done within %1 ms</source>
            <translation>un segmento no estuvo listo en %1 ms</translation>
        </message>
        <message>
            <source>its trial crashed (signal %1)</source>
            <translation>la prueba falló gravemente (señal %1)</translation>
        </message>
        <message>
            <source>a segment crashed (signal %1)</source>
            <translation>un segmento falló gravemente (señal %1)</translation>
        </message>
        <message>
            <source>a thread of its driver crashed</source>
            <translation>un hilo de su controlador falló gravemente</translation>
        </message>
        <message>
            <source>Cuegate was ended by signal %1 when it was tried, so it is not tried unless it is asked for</source>
            <translation>la señal %1 terminó Cuegate durante la prueba, así que no se repite hasta que se pida</translation>
        </message>
        <message>
            <source>Cuegate ended twice when it was tried, so it is not tried unless it is asked for</source>
            <translation>Cuegate terminó dos veces durante la prueba, así que no se repite hasta que se pida</translation>
        </message>
        <message>
            <source>The stream's own segments are passed on: they are copied.</source>
            <translation>Los segmentos de la emisión se transmiten tal cual: se copian.</translation>
        </message>
        <message>
            <source>It is not converted for now: its conversion hung, and hung again.</source>
            <translation>Sin conversión por ahora: se bloqueó dos veces.</translation>
        </message>
        <message>
            <source>It is not converted for now: Cuegate ended while it was converted, and ended again.</source>
            <translation>Sin conversión por ahora: Cuegate se cerró dos veces mientras se convertía.</translation>
        </message>
        <message>
            <source>Nothing is converted until Cuegate is restarted: too many conversions hang.</source>
            <translation>No se convierte nada hasta reiniciar Cuegate: hay demasiadas conversiones bloqueadas.</translation>
        </message>
        <message>
            <source>its trial was not done within %1 ms</source>
            <translation>la prueba no terminó en %1 ms</translation>
        </message>
        <message>
            <source>Season %1</source>
            <translation>Temporada %1</translation>
        </message>
        <message>
            <source>Specials</source>
            <translation>Especiales</translation>
        </message>
    </context>
    <context>
        <name>DeviceText</name>
        <message>
            <source>FFmpeg player</source>
            <translation>Reproductor de FFmpeg</translation>
        </message>
        <message>
            <source>Television</source>
            <translation>Televisor</translation>
        </message>
        <message>
            <source>Android app</source>
            <translation>Aplicación Android</translation>
        </message>
        <message>
            <source>%1 on %2</source>
            <comment>browser, system</comment>
            <translation>%1 en %2</translation>
        </message>
        <message>
            <source>Unknown player</source>
            <translation>Reproductor desconocido</translation>
        </message>
        <message>
            <source>%1 on this computer</source>
            <translation>%1 en este equipo</translation>
        </message>
        <message>
            <source>%1 on %2</source>
            <comment>player, address</comment>
            <translation>%1 en %2</translation>
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
            <translation>Esta lista aún no se ha leído.</translation>
        </message>
        <message>
            <source>Reading it shows the films and channels that are in it.</source>
            <translation>Al leerla se ven las películas y los canales que contiene.</translation>
        </message>
        <message>
            <source>Read now</source>
            <translation>Leer ahora</translation>
        </message>
        <message>
            <source>The address of this list is locked.</source>
            <translation>La dirección de esta lista está bloqueada.</translation>
        </message>
        <message>
            <source>Unlock it above, or add the list again with its full address.</source>
            <translation>Desbloquéela arriba o añada de nuevo la lista con su dirección completa.</translation>
        </message>
        <message>
            <source>The list is being read…</source>
            <translation>Leyendo la lista…</translation>
        </message>
        <message>
            <source>This takes a few seconds where it is long. You can go on with other films meanwhile.</source>
            <translation>Si es larga, tarda unos segundos. Mientras tanto puede seguir con otras películas.</translation>
        </message>
        <message>
            <source>There is nothing in this group.</source>
            <translation>No hay nada en este grupo.</translation>
        </message>
        <message>
            <source>Nothing was found for “%1”.</source>
            <translation>No se ha encontrado nada para «%1».</translation>
        </message>
        <message>
            <source>Only the group “%1” was searched.</source>
            <translation>Solo se ha buscado en el grupo «%1».</translation>
        </message>
        <message>
            <source>All words have to be in the name or the group of an entry.</source>
            <translation>Todas las palabras deben estar en el nombre o en el grupo de una entrada.</translation>
        </message>
        <message>
            <source>Clear search</source>
            <translation>Borrar la búsqueda</translation>
        </message>
        <message>
            <source>There is nothing in this list.</source>
            <translation>No hay nada en esta lista.</translation>
        </message>
        <message>
            <source>It was read, but it has no film and no channel. Open its address in a browser to see what is there.</source>
            <translation>Se ha leído, pero no contiene ni películas ni canales. Abra su dirección en un navegador para ver qué hay allí.</translation>
        </message>
        <message>
            <source>Read again</source>
            <translation>Volver a leer</translation>
        </message>
        <message>
            <source>Searching…</source>
            <translation>Buscando…</translation>
        </message>
        <message>
            <source>This account has not been read yet.</source>
            <translation>Esta cuenta aún no se ha leído.</translation>
        </message>
        <message>
            <source>Reading it shows its channels, films and series.</source>
            <translation>Al leerla se ven sus canales, películas y series.</translation>
        </message>
        <message>
            <source>The password of this account is locked.</source>
            <translation>La contraseña de esta cuenta está bloqueada.</translation>
        </message>
        <message>
            <source>Unlock it above, or edit the account and enter it again.</source>
            <translation>Desbloquéela arriba o edite la cuenta y vuelva a introducirla.</translation>
        </message>
        <message>
            <source>The account is being read…</source>
            <translation>Leyendo la cuenta…</translation>
        </message>
        <message>
            <source>This can take a minute where it has very many films. You can go on with other films meanwhile.</source>
            <translation>Puede tardar un minuto si tiene muchísimas películas. Mientras tanto puede seguir con otras.</translation>
        </message>
        <message>
            <source>Only “%1” was searched.</source>
            <comment>season</comment>
            <translation>Solo se buscó en «%1».</translation>
        </message>
        <message>
            <source>Only the channels were searched.</source>
            <translation>Solo se buscó en los canales.</translation>
        </message>
        <message>
            <source>Only the films were searched.</source>
            <translation>Solo se buscó en las películas.</translation>
        </message>
        <message>
            <source>Only the names of series were searched, not their episodes.</source>
            <translation>Solo se buscó en los nombres de las series, no en sus episodios.</translation>
        </message>
        <message>
            <source>Search everything</source>
            <translation>Buscar en todo</translation>
        </message>
        <message>
            <source>There is nothing in this account.</source>
            <translation>En esta cuenta no hay nada.</translation>
        </message>
        <message>
            <source>It was read, but the provider lists no channel, no film and no series.</source>
            <translation>Se leyó, pero el proveedor no ofrece ningún canal, película ni serie.</translation>
        </message>
        <message>
            <source>The episodes are being read…</source>
            <translation>Leyendo los episodios…</translation>
        </message>
        <message>
            <source>There are no episodes in this series.</source>
            <translation>Esta serie no tiene episodios.</translation>
        </message>
        <message>
            <source>The provider lists none. Perhaps they are still to come.</source>
            <translation>El proveedor no ofrece ninguno. Quizá lleguen más adelante.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Reintentar</translation>
        </message>
    </context>
    <context>
        <name>EntryText</name>
        <message numerus="yes">
            <source>%Ln entr(ies)</source>
            <comment>of a list</comment>
            <translation>
                <numerusform>%Ln entrada</numerusform>
                <numerusform>%Ln entradas</numerusform>
            </translation>
        </message>
        <message>
            <source>read just now</source>
            <translation>leída hace un momento</translation>
        </message>
        <message numerus="yes">
            <source>read %n minute(s) ago</source>
            <translation>
                <numerusform>leída hace %n minuto</numerusform>
                <numerusform>leída hace %n minutos</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>read %n hour(s) ago</source>
            <translation>
                <numerusform>leída hace %n hora</numerusform>
                <numerusform>leída hace %n horas</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>read %n day(s) ago</source>
            <translation>
                <numerusform>leída hace %n día</numerusform>
                <numerusform>leída hace %n días</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln line(s) could not be read</source>
            <translation>
                <numerusform>no se pudo leer %Ln línea</numerusform>
                <numerusform>no se pudieron leer %Ln líneas</numerusform>
            </translation>
        </message>
        <message>
            <source>problem when it was read last: %1</source>
            <translation>problema en la última lectura: %1</translation>
        </message>
        <message>
            <source>no programme guide: %1</source>
            <translation>sin guía de programación: %1</translation>
        </message>
        <message>
            <source>Without a group</source>
            <translation>Sin grupo</translation>
        </message>
        <message>
            <source>%1 %2</source>
            <comment>time, programme</comment>
            <translation>%1 %2</translation>
        </message>
        <message>
            <source>film</source>
            <translation>película</translation>
        </message>
        <message>
            <source>channel</source>
            <translation>canal</translation>
        </message>
        <message>
            <source>Link to the playlist copied. Enter it in Kodi or another IPTV player.</source>
            <translation>Enlace a la lista de reproducción copiado. Introdúzcalo en Kodi o en otro reproductor de IPTV.</translation>
        </message>
        <message>
            <source>now: %1</source>
            <translation>ahora: %1</translation>
        </message>
        <message>
            <source>then: %1</source>
            <translation>después: %1</translation>
        </message>
        <message>
            <source>, </source>
            <comment>between parts of a list</comment>
            <translation>, </translation>
        </message>
        <message>
            <source>Get a fresh link, or edit the list and enter the headers that the server asks for.</source>
            <translation>Consiga un enlace nuevo, o edite la lista e introduzca las cabeceras que pide el servidor.</translation>
        </message>
        <message>
            <source>List not found</source>
            <translation>Lista no encontrada</translation>
        </message>
        <message>
            <source>Check the link: the list may have been moved or deleted.</source>
            <translation>Compruebe el enlace: puede que la lista se haya movido o eliminado.</translation>
        </message>
        <message>
            <source>Add the list again with its full address.</source>
            <translation>Vuelva a añadir la lista con su dirección completa.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln channel(s)</source>
            <translation>
                <numerusform>%Ln canal</numerusform>
                <numerusform>%Ln canales</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln film(s)</source>
            <translation>
                <numerusform>%Ln película</numerusform>
                <numerusform>%Ln películas</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln series</source>
            <translation>
                <numerusform>%Ln serie</numerusform>
                <numerusform>%Ln series</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln episode(s)</source>
            <translation>
                <numerusform>%Ln episodio</numerusform>
                <numerusform>%Ln episodios</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %Ln entr(ies)</source>
            <comment>found, all</comment>
            <translation>
                <numerusform>%1 de %Ln entrada</numerusform>
                <numerusform>%1 de %Ln entradas</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %Ln channel(s)</source>
            <comment>found, all</comment>
            <translation>
                <numerusform>%1 de %Ln canal</numerusform>
                <numerusform>%1 de %Ln canales</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %Ln film(s)</source>
            <comment>found, all</comment>
            <translation>
                <numerusform>%1 de %Ln película</numerusform>
                <numerusform>%1 de %Ln películas</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %Ln series</source>
            <comment>found, all</comment>
            <translation>
                <numerusform>%1 de %Ln serie</numerusform>
                <numerusform>%1 de %Ln series</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %Ln episode(s)</source>
            <comment>found, all</comment>
            <translation>
                <numerusform>%1 de %Ln episodio</numerusform>
                <numerusform>%1 de %Ln episodios</numerusform>
            </translation>
        </message>
        <message>
            <source>Channels</source>
            <translation>Canales</translation>
        </message>
        <message>
            <source>Films</source>
            <translation>Películas</translation>
        </message>
        <message>
            <source>Series</source>
            <comment>several</comment>
            <translation>Series</translation>
        </message>
        <message>
            <source>Episodes</source>
            <translation>Episodios</translation>
        </message>
        <message>
            <source>Edit the account and check server, user name and password.</source>
            <translation>Edite la cuenta y compruebe el servidor, el usuario y la contraseña.</translation>
        </message>
        <message>
            <source>No Xtream account</source>
            <translation>No es una cuenta Xtream</translation>
        </message>
        <message>
            <source>The server does not answer like one for Xtream accounts.</source>
            <translation>El servidor no responde como uno de cuentas Xtream.</translation>
        </message>
        <message>
            <source>Check the server's address, and its port, in what your provider sent you.</source>
            <translation>Compruebe la dirección y el puerto del servidor en lo que le envió su proveedor.</translation>
        </message>
        <message>
            <source>Account not usable</source>
            <translation>Cuenta no utilizable</translation>
        </message>
        <message>
            <source>Edit the account and check it, or ask the provider about it.</source>
            <translation>Edite y compruebe la cuenta, o consulte al proveedor.</translation>
        </message>
        <message>
            <source>series</source>
            <comment>one</comment>
            <translation>serie</translation>
        </message>
        <message>
            <source>episode</source>
            <translation>episodio</translation>
        </message>
    </context>
    <context>
        <name>ErrorText</name>
        <message>
            <source>Server not reachable</source>
            <translation>Servidor inaccesible</translation>
        </message>
        <message>
            <source>The server did not accept a connection.</source>
            <translation>El servidor no ha aceptado la conexión.</translation>
        </message>
        <message>
            <source>Check that it is switched on and that this computer is online, then try again.</source>
            <translation>Compruebe que está encendido y que este equipo tiene conexión, y vuelva a intentarlo.</translation>
        </message>
        <message>
            <source>Server not found</source>
            <translation>Servidor no encontrado</translation>
        </message>
        <message>
            <source>No server with this name was found.</source>
            <translation>No se ha encontrado ningún servidor con este nombre.</translation>
        </message>
        <message>
            <source>Check the spelling of the address and your internet connection.</source>
            <translation>Compruebe la dirección y la conexión a Internet.</translation>
        </message>
        <message>
            <source>No secure connection</source>
            <translation>Sin conexión segura</translation>
        </message>
        <message>
            <source>The server could not prove that it is the one you asked for.</source>
            <translation>El servidor no ha podido demostrar que es el solicitado.</translation>
        </message>
        <message>
            <source>Check the date and time of this computer. If they are right, ask the provider about the server's certificate.</source>
            <translation>Compruebe la fecha y la hora de este equipo. Si son correctas, pregunte al proveedor por el certificado del servidor.</translation>
        </message>
        <message>
            <source>The server reports an error</source>
            <translation>El servidor indica un error</translation>
        </message>
        <message>
            <source>The server answered with an error of its own.</source>
            <translation>El servidor ha respondido con un error propio.</translation>
        </message>
        <message>
            <source>Wait a moment, then try again. The details show what it said.</source>
            <translation>Espere un momento y vuelva a intentarlo. Los detalles muestran la respuesta.</translation>
        </message>
        <message>
            <source>Access denied</source>
            <translation>Acceso denegado</translation>
        </message>
        <message>
            <source>The server does not let us in, or the link has expired.</source>
            <translation>El servidor no da acceso o el enlace ha caducado.</translation>
        </message>
        <message>
            <source>Get a fresh link, or edit the film and enter the headers that the server asks for.</source>
            <translation>Consiga un enlace nuevo, o edite la película e introduzca las cabeceras que pide el servidor.</translation>
        </message>
        <message>
            <source>Film not found</source>
            <translation>Película no encontrada</translation>
        </message>
        <message>
            <source>The server has nothing at this address.</source>
            <translation>El servidor no tiene nada en esta dirección.</translation>
        </message>
        <message>
            <source>Check the link: the film may have been moved or deleted.</source>
            <translation>Compruebe el enlace: puede que la película se haya movido o eliminado.</translation>
        </message>
        <message>
            <source>The provider is limiting us</source>
            <translation>El proveedor limita el acceso</translation>
        </message>
        <message>
            <source>The provider asked for fewer requests.</source>
            <translation>El proveedor ha pedido menos solicitudes.</translation>
        </message>
        <message>
            <source>Wait a minute, then try again. Close other players that use the same account.</source>
            <translation>Espere un minuto y vuelva a intentarlo. Cierre otros reproductores que usen la misma cuenta.</translation>
        </message>
        <message>
            <source>Wrong part received</source>
            <translation>Parte incorrecta recibida</translation>
        </message>
        <message>
            <source>The server sent another part of the file than was asked for.</source>
            <translation>El servidor ha enviado una parte del archivo distinta de la solicitada.</translation>
        </message>
        <message>
            <source>Try again. If it stays like this, the server or a proxy before it is faulty.</source>
            <translation>Vuelva a intentarlo. Si sigue igual, falla el servidor o un proxy situado delante.</translation>
        </message>
        <message>
            <source>Server cannot seek</source>
            <translation>El servidor no permite saltar</translation>
        </message>
        <message>
            <source>The server sends the file only from the beginning.</source>
            <translation>El servidor solo envía el archivo desde el principio.</translation>
        </message>
        <message>
            <source>Download the film and add the file, or use a server that supports byte ranges.</source>
            <translation>Descargue la película y añada el archivo, o use un servidor que admita rangos de bytes.</translation>
        </message>
        <message>
            <source>Link leads nowhere</source>
            <translation>El enlace no lleva a nada</translation>
        </message>
        <message>
            <source>The link forwards in circles or to a place that is not allowed.</source>
            <translation>El enlace redirige en círculos o a un lugar no permitido.</translation>
        </message>
        <message>
            <source>Open the link in a browser and copy the address it ends at.</source>
            <translation>Abra el enlace en un navegador y copie la dirección en la que termina.</translation>
        </message>
        <message>
            <source>Answer not understood</source>
            <translation>Respuesta no entendida</translation>
        </message>
        <message>
            <source>The server's answer is not valid HTTP.</source>
            <translation>La respuesta del servidor no es HTTP válido.</translation>
        </message>
        <message>
            <source>Check the port and whether the address begins with http:// or https://.</source>
            <translation>Compruebe el puerto y si la dirección empieza por http:// o https://.</translation>
        </message>
        <message>
            <source>Server too slow</source>
            <translation>Servidor demasiado lento</translation>
        </message>
        <message>
            <source>The server did not answer in time.</source>
            <translation>El servidor no ha respondido a tiempo.</translation>
        </message>
        <message>
            <source>Try again. If it happens often, the server or your connection is overloaded.</source>
            <translation>Vuelva a intentarlo. Si ocurre a menudo, el servidor o la conexión están sobrecargados.</translation>
        </message>
        <message>
            <source>The file has changed</source>
            <translation>El archivo ha cambiado</translation>
        </message>
        <message>
            <source>The file is not the one that was examined before.</source>
            <translation>El archivo no es el mismo que se analizó antes.</translation>
        </message>
        <message>
            <source>Examine it again to use the new file.</source>
            <translation>Vuelva a analizarlo para usar el archivo nuevo.</translation>
        </message>
        <message>
            <source>Account in use</source>
            <translation>Cuenta en uso</translation>
        </message>
        <message>
            <source>The account allows no further connection.</source>
            <translation>La cuenta no admite más conexiones.</translation>
        </message>
        <message>
            <source>Stop the other film or player that uses this account, then try again.</source>
            <translation>Detenga la otra película o el otro reproductor que usa esta cuenta y vuelva a intentarlo.</translation>
        </message>
        <message>
            <source>Link into a private network</source>
            <translation>Enlace a una red privada</translation>
        </message>
        <message>
            <source>The server forwards to an address that is not on the internet.</source>
            <translation>El servidor redirige a una dirección que no está en Internet.</translation>
        </message>
        <message>
            <source>If that server is yours, add its own address. Otherwise do not trust this link.</source>
            <translation>Si ese servidor es propio, añada su dirección directamente. Si no, no se fíe de este enlace.</translation>
        </message>
        <message>
            <source>Disk problem</source>
            <translation>Problema de disco</translation>
        </message>
        <message>
            <source>The cache could not be written.</source>
            <translation>No se ha podido escribir en la caché.</translation>
        </message>
        <message>
            <source>Free some space or check the disk. Playing goes on without the cache.</source>
            <translation>Libere espacio o revise el disco. La reproducción sigue sin la caché.</translation>
        </message>
        <message>
            <source>Not a film</source>
            <translation>No es una película</translation>
        </message>
        <message>
            <source>This is no film of a kind that Cuegate knows, but perhaps a web page or a playlist.</source>
            <translation>No es una película de un formato que Cuegate conozca, sino quizá una página web o una lista de reproducción.</translation>
        </message>
        <message>
            <source>Copy the link to the film itself, not to the page that shows it.</source>
            <translation>Copie el enlace de la película misma, no el de la página que la muestra.</translation>
        </message>
        <message>
            <source>Not a list</source>
            <translation>No es una lista</translation>
        </message>
        <message>
            <source>What is there is no list of films or channels (M3U).</source>
            <translation>Lo que hay ahí no es una lista de películas o canales (M3U).</translation>
        </message>
        <message>
            <source>Copy the link of the list again, or ask the provider for it.</source>
            <translation>Copie de nuevo el enlace de la lista o pídaselo al proveedor.</translation>
        </message>
        <message>
            <source>This is one film or channel in parts (HLS), no list of many.</source>
            <translation>Es una sola película o un solo canal en partes (HLS), no una lista de muchos.</translation>
        </message>
        <message>
            <source>Add its link as a film instead.</source>
            <translation>Añada su enlace como película.</translation>
        </message>
        <message>
            <source>No index</source>
            <translation>Sin índice</translation>
        </message>
        <message>
            <source>The film has no index, so one cannot jump to a time in it.</source>
            <translation>La película no tiene índice, así que no se puede saltar a un momento concreto.</translation>
        </message>
        <message>
            <source>Remux it once, for example with MKVToolNix; that adds an index and loses nothing.</source>
            <translation>Vuelva a multiplexarla, por ejemplo con MKVToolNix; eso añade un índice sin perder nada.</translation>
        </message>
        <message>
            <source>Index too big</source>
            <translation>Índice demasiado grande</translation>
        </message>
        <message>
            <source>The film's index is larger than any sensible film needs.</source>
            <translation>El índice de la película es mayor de lo que cualquier película razonable necesita.</translation>
        </message>
        <message>
            <source>The file is probably damaged. Remux it or get another copy.</source>
            <translation>Es probable que el archivo esté dañado. Vuelva a multiplexarlo o consiga otra copia.</translation>
        </message>
        <message>
            <source>Encrypted</source>
            <translation>Cifrada</translation>
        </message>
        <message>
            <source>The film is encrypted and cannot be served.</source>
            <translation>La película está cifrada y no se puede servir.</translation>
        </message>
        <message>
            <source>Use a copy without encryption.</source>
            <translation>Use una copia sin cifrar.</translation>
        </message>
        <message>
            <source>Codec not supported</source>
            <translation>Códec no admitido</translation>
        </message>
        <message>
            <source>No track of the film has a format that can be served.</source>
            <translation>Ninguna pista de la película tiene un formato que se pueda servir.</translation>
        </message>
        <message>
            <source>Convert the film, for example to H.264 with AAC.</source>
            <translation>Convierta la película, por ejemplo a H.264 con AAC.</translation>
        </message>
        <message>
            <source>Damaged file</source>
            <translation>Archivo dañado</translation>
        </message>
        <message>
            <source>The file is damaged, or has not been downloaded completely.</source>
            <translation>El archivo está dañado o no se ha descargado por completo.</translation>
        </message>
        <message>
            <source>Download it again or remux it. The details show where reading stopped.</source>
            <translation>Descárguelo de nuevo o vuelva a multiplexarlo. Los detalles muestran dónde se detuvo la lectura.</translation>
        </message>
        <message>
            <source>Not found</source>
            <translation>No encontrado</translation>
        </message>
        <message>
            <source>The file does not exist any more.</source>
            <translation>El archivo ya no existe.</translation>
        </message>
        <message>
            <source>Check that it was not moved and that its drive is connected.</source>
            <translation>Compruebe que no se ha movido y que su unidad está conectada.</translation>
        </message>
        <message>
            <source>Not understood</source>
            <translation>No entendida</translation>
        </message>
        <message>
            <source>This address cannot be used.</source>
            <translation>Esta dirección no se puede usar.</translation>
        </message>
        <message>
            <source>Add the film again with its full address.</source>
            <translation>Vuelva a añadir la película con su dirección completa.</translation>
        </message>
        <message>
            <source>No permission</source>
            <translation>Sin permiso</translation>
        </message>
        <message>
            <source>This computer does not allow reading it.</source>
            <translation>Este equipo no permite leerlo.</translation>
        </message>
        <message>
            <source>Check the permissions of the file and of its folder.</source>
            <translation>Compruebe los permisos del archivo y de su carpeta.</translation>
        </message>
        <message>
            <source>Not supported</source>
            <translation>No admitido</translation>
        </message>
        <message>
            <source>Cuegate does not know this kind of source or film.</source>
            <translation>Cuegate no conoce este tipo de origen o de película.</translation>
        </message>
        <message>
            <source>Use a direct link to a film, or a file: MKV, WebM, MP4, MOV, TS, AVI, FLV or Ogg.</source>
            <translation>Use un enlace directo a una película o un archivo: MKV, WebM, MP4, MOV, TS, AVI, FLV u Ogg.</translation>
        </message>
        <message>
            <source>Not available now</source>
            <translation>No disponible ahora</translation>
        </message>
        <message>
            <source>The source is not available at the moment.</source>
            <translation>El origen no está disponible en este momento.</translation>
        </message>
        <message>
            <source>Try again in a moment.</source>
            <translation>Vuelva a intentarlo dentro de un momento.</translation>
        </message>
        <message>
            <source>Stopped</source>
            <translation>Detenido</translation>
        </message>
        <message>
            <source>The examination was stopped.</source>
            <translation>Se ha detenido el análisis.</translation>
        </message>
        <message>
            <source>Examine it again when you like.</source>
            <translation>Se puede volver a analizar en cualquier momento.</translation>
        </message>
        <message>
            <source>Internal error</source>
            <translation>Error interno</translation>
        </message>
        <message>
            <source>Something went wrong inside Cuegate.</source>
            <translation>Algo ha fallado dentro de Cuegate.</translation>
        </message>
        <message>
            <source>Try again. If it happens again, please report it with the details.</source>
            <translation>Vuelva a intentarlo. Si se repite, informe del error con los detalles.</translation>
        </message>
        <message>
            <source>A stream, no list</source>
            <translation>Un flujo, no una lista</translation>
        </message>
        <message>
            <source>Conversion hung</source>
            <translation>Conversión bloqueada</translation>
        </message>
        <message>
            <source>Converting a part of the film did not come to an end.</source>
            <translation>La conversión de una parte de la película no terminó.</translation>
        </message>
        <message>
            <source>Play it again: it is tried once more.</source>
            <translation>Reprodúzcala de nuevo: se intentará una vez más.</translation>
        </message>
        <message>
            <source>Not converted for now</source>
            <translation>Sin conversión por ahora</translation>
        </message>
        <message>
            <source>Converting this film hung, and hung again when it was tried once more. It is not converted for ten minutes.</source>
            <translation>La conversión de esta película se bloqueó, y volvió a bloquearse al intentarlo otra vez. No se convertirá durante diez minutos.</translation>
        </message>
        <message>
            <source>Players that need no conversion play it meanwhile. If you think that it works now, try again.</source>
            <translation>Mientras tanto, los reproductores que no necesitan conversión la reproducen. Si cree que ya funciona, vuelva a intentarlo.</translation>
        </message>
        <message>
            <source>Nothing is converted</source>
            <translation>No se convierte nada</translation>
        </message>
        <message>
            <source>Close Cuegate and start it again. Players that need no conversion go on meanwhile.</source>
            <translation>Cierre Cuegate y vuelva a iniciarlo. Mientras tanto, los reproductores que no necesitan conversión continúan.</translation>
        </message>
        <message>
            <source>No Xtream account</source>
            <translation>No es una cuenta Xtream</translation>
        </message>
        <message>
            <source>What answers at this address is not the server of an Xtream account.</source>
            <translation>Lo que responde en esta dirección no es el servidor de una cuenta Xtream.</translation>
        </message>
        <message>
            <source>Check the server's address and port, the user name and the password.</source>
            <translation>Compruebe la dirección y el puerto del servidor, el usuario y la contraseña.</translation>
        </message>
        <message>
            <source>Login refused</source>
            <translation>Acceso rechazado</translation>
        </message>
        <message>
            <source>The provider does not accept this user name and password.</source>
            <translation>El proveedor no acepta este usuario y esta contraseña.</translation>
        </message>
        <message>
            <source>Check the user name and the password, or ask the provider for new ones.</source>
            <translation>Compruebe el usuario y la contraseña, o pida otros al proveedor.</translation>
        </message>
        <message>
            <source>Account expired</source>
            <translation>Cuenta caducada</translation>
        </message>
        <message>
            <source>The account has expired.</source>
            <translation>La cuenta ha caducado.</translation>
        </message>
        <message>
            <source>Renew it with the provider.</source>
            <translation>Renuévela con el proveedor.</translation>
        </message>
        <message>
            <source>Account disabled</source>
            <translation>Cuenta desactivada</translation>
        </message>
        <message>
            <source>The provider has disabled this account.</source>
            <translation>El proveedor ha desactivado esta cuenta.</translation>
        </message>
        <message>
            <source>Ask the provider why.</source>
            <translation>Pregunte al proveedor el motivo.</translation>
        </message>
        <message>
            <source>Account banned</source>
            <translation>Cuenta bloqueada</translation>
        </message>
        <message>
            <source>The provider has banned this account.</source>
            <translation>El proveedor ha bloqueado esta cuenta.</translation>
        </message>
        <message>
            <source>A series</source>
            <translation>Una serie</translation>
        </message>
        <message>
            <source>This is a series, of which only episodes can be played.</source>
            <translation>Esto es una serie: solo se pueden reproducir sus episodios.</translation>
        </message>
        <message>
            <source>Open one of its episodes.</source>
            <translation>Abra uno de sus episodios.</translation>
        </message>
        <message>
            <source>Conversion crashed</source>
            <translation>La conversión ha fallado</translation>
        </message>
        <message>
            <source>A part of the film could not be converted: the codec crashed.</source>
            <translation>No se pudo convertir una parte de la película: el códec ha fallado.</translation>
        </message>
        <message>
            <source>Converting this film crashed, and crashed again when it was tried once more. It is not converted for ten minutes.</source>
            <translation>La conversión de esta película ha fallado, y otra vez en el segundo intento. No se convierte durante diez minutos.</translation>
        </message>
        <message>
            <source>Too many conversions hang or crashed, so nothing more is converted.</source>
            <translation>Demasiadas conversiones están bloqueadas o han fallado: ya no se convierte nada.</translation>
        </message>
    </context>
    <context>
        <name>Format</name>
        <message>
            <source>%1 s</source>
            <translation>%1 s</translation>
        </message>
        <message>
            <source>%1 min %2 s</source>
            <translation>%1 min %2 s</translation>
        </message>
        <message>
            <source>%1 min</source>
            <translation>%1 min</translation>
        </message>
        <message>
            <source>%1 h %2 min</source>
            <translation>%1 h %2 min</translation>
        </message>
        <message>
            <source>%1 h</source>
            <translation>%1 h</translation>
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
            <translation>varios idiomas</translation>
        </message>
        <message>
            <source>no language</source>
            <translation>sin idioma</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <comment>language, country</comment>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>%1 fps</source>
            <translation>%1 fps</translation>
        </message>
        <message>
            <source>mono</source>
            <translation>mono</translation>
        </message>
        <message>
            <source>stereo</source>
            <translation>estéreo</translation>
        </message>
        <message numerus="yes">
            <source>%n channel(s)</source>
            <translation>
                <numerusform>%n canal</numerusform>
                <numerusform>%n canales</numerusform>
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
            <translation>inglés</translation>
        </message>
        <message>
            <source>German</source>
            <translation>alemán</translation>
        </message>
        <message>
            <source>French</source>
            <translation>francés</translation>
        </message>
        <message>
            <source>Spanish</source>
            <translation>español</translation>
        </message>
        <message>
            <source>Italian</source>
            <translation>italiano</translation>
        </message>
        <message>
            <source>Portuguese</source>
            <translation>portugués</translation>
        </message>
        <message>
            <source>Dutch</source>
            <translation>neerlandés</translation>
        </message>
        <message>
            <source>Swedish</source>
            <translation>sueco</translation>
        </message>
        <message>
            <source>Danish</source>
            <translation>danés</translation>
        </message>
        <message>
            <source>Norwegian Bokmal</source>
            <translation>noruego bokmal</translation>
        </message>
        <message>
            <source>Finnish</source>
            <translation>finés</translation>
        </message>
        <message>
            <source>Icelandic</source>
            <translation>islandés</translation>
        </message>
        <message>
            <source>Polish</source>
            <translation>polaco</translation>
        </message>
        <message>
            <source>Czech</source>
            <translation>checo</translation>
        </message>
        <message>
            <source>Slovak</source>
            <translation>eslovaco</translation>
        </message>
        <message>
            <source>Hungarian</source>
            <translation>húngaro</translation>
        </message>
        <message>
            <source>Romanian</source>
            <translation>rumano</translation>
        </message>
        <message>
            <source>Bulgarian</source>
            <translation>búlgaro</translation>
        </message>
        <message>
            <source>Greek</source>
            <translation>griego</translation>
        </message>
        <message>
            <source>Turkish</source>
            <translation>turco</translation>
        </message>
        <message>
            <source>Russian</source>
            <translation>ruso</translation>
        </message>
        <message>
            <source>Ukrainian</source>
            <translation>ucraniano</translation>
        </message>
        <message>
            <source>Serbian</source>
            <translation>serbio</translation>
        </message>
        <message>
            <source>Croatian</source>
            <translation>croata</translation>
        </message>
        <message>
            <source>Slovenian</source>
            <translation>esloveno</translation>
        </message>
        <message>
            <source>Albanian</source>
            <translation>albanés</translation>
        </message>
        <message>
            <source>Estonian</source>
            <translation>estonio</translation>
        </message>
        <message>
            <source>Latvian</source>
            <translation>letón</translation>
        </message>
        <message>
            <source>Lithuanian</source>
            <translation>lituano</translation>
        </message>
        <message>
            <source>Irish</source>
            <translation>irlandés</translation>
        </message>
        <message>
            <source>Welsh</source>
            <translation>galés</translation>
        </message>
        <message>
            <source>Basque</source>
            <translation>euskera</translation>
        </message>
        <message>
            <source>Catalan</source>
            <translation>catalán</translation>
        </message>
        <message>
            <source>Galician</source>
            <translation>gallego</translation>
        </message>
        <message>
            <source>Hebrew</source>
            <translation>hebreo</translation>
        </message>
        <message>
            <source>Arabic</source>
            <translation>árabe</translation>
        </message>
        <message>
            <source>Persian</source>
            <translation>persa</translation>
        </message>
        <message>
            <source>Hindi</source>
            <translation>hindi</translation>
        </message>
        <message>
            <source>Bangla</source>
            <translation>bengalí</translation>
        </message>
        <message>
            <source>Tamil</source>
            <translation>tamil</translation>
        </message>
        <message>
            <source>Telugu</source>
            <translation>telugu</translation>
        </message>
        <message>
            <source>Urdu</source>
            <translation>urdu</translation>
        </message>
        <message>
            <source>Thai</source>
            <translation>tailandés</translation>
        </message>
        <message>
            <source>Vietnamese</source>
            <translation>vietnamita</translation>
        </message>
        <message>
            <source>Indonesian</source>
            <translation>indonesio</translation>
        </message>
        <message>
            <source>Malay</source>
            <translation>malayo</translation>
        </message>
        <message>
            <source>Chinese</source>
            <translation>chino</translation>
        </message>
        <message>
            <source>Japanese</source>
            <translation>japonés</translation>
        </message>
        <message>
            <source>Korean</source>
            <translation>coreano</translation>
        </message>
        <message>
            <source>Mongolian</source>
            <translation>mongol</translation>
        </message>
        <message>
            <source>Georgian</source>
            <translation>georgiano</translation>
        </message>
        <message>
            <source>Armenian</source>
            <translation>armenio</translation>
        </message>
        <message>
            <source>Azerbaijani</source>
            <translation>azerbaiyano</translation>
        </message>
        <message>
            <source>Kazakh</source>
            <translation>kazajo</translation>
        </message>
        <message>
            <source>Latin</source>
            <translation>latín</translation>
        </message>
    </context>
    <context>
        <name>LaterKinds</name>
        <message>
            <source>This is an Ace Stream ID. Cuegate will play these in a later version.</source>
            <translation>Esto es un ID de Ace Stream. Cuegate los reproducirá en una versión posterior.</translation>
        </message>
        <message>
            <source>This is a Telegram link. Cuegate will play these in a later version.</source>
            <translation>Esto es un enlace de Telegram. Cuegate los reproducirá en una versión posterior.</translation>
        </message>
    </context>
    <context>
        <name>MediaText</name>
        <message>
            <source>unknown format</source>
            <translation>formato desconocido</translation>
        </message>
        <message>
            <source>, </source>
            <comment>between parts of a list</comment>
            <translation>, </translation>
        </message>
        <message>
            <source>%1-bit</source>
            <translation>%1 bits</translation>
        </message>
        <message>
            <source>default</source>
            <translation>predeterminada</translation>
        </message>
        <message>
            <source>forced</source>
            <translation>forzada</translation>
        </message>
        <message>
            <source>encrypted</source>
            <translation>cifrada</translation>
        </message>
        <message>
            <source>disabled</source>
            <translation>desactivada</translation>
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
            <translation>H.264, %1p</translation>
        </message>
        <message>
            <source>%1 as %2</source>
            <translation>%1 como %2</translation>
        </message>
        <message>
            <source>Video %1</source>
            <translation>Vídeo %1</translation>
        </message>
        <message>
            <source>Audio %1</source>
            <translation>Audio %1</translation>
        </message>
        <message>
            <source>Subtitles %1</source>
            <translation>Subtítulos %1</translation>
        </message>
        <message>
            <source>The file has no index.</source>
            <translation>El archivo no tiene índice.</translation>
        </message>
        <message numerus="yes">
            <source>Its index has %Ln cue point(s).</source>
            <translation>
                <numerusform>Su índice tiene %Ln punto Cue.</numerusform>
                <numerusform>Su índice tiene %Ln puntos Cue.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Its index has %Ln keyframe(s).</source>
            <translation>
                <numerusform>Su índice tiene %Ln fotograma clave.</numerusform>
                <numerusform>Su índice tiene %Ln fotogramas clave.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>It has no index; %Ln keyframe(s) were found by reading.</source>
            <translation>
                <numerusform>No tiene índice; se ha encontrado %Ln fotograma clave al leer.</numerusform>
                <numerusform>No tiene índice; se han encontrado %Ln fotogramas clave al leer.</numerusform>
            </translation>
        </message>
        <message>
            <source>The index is incomplete.</source>
            <translation>El índice está incompleto.</translation>
        </message>
        <message>
            <source>Keyframes are %1 apart on average.</source>
            <translation>Entre fotogramas clave hay %1 de media.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln audio track(s)</source>
            <translation>
                <numerusform>%Ln pista de audio</numerusform>
                <numerusform>%Ln pistas de audio</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln subtitle track(s)</source>
            <translation>
                <numerusform>%Ln pista de subtítulos</numerusform>
                <numerusform>%Ln pistas de subtítulos</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 on average</source>
            <comment>bit rate</comment>
            <translation>%1 de media</translation>
        </message>
        <message>
            <source>%1.</source>
            <translation>%1.</translation>
        </message>
        <message numerus="yes">
            <source>Examined with %Ln request(s), %1.</source>
            <translation>
                <numerusform>Analizado con %Ln solicitud, %1.</numerusform>
                <numerusform>Analizado con %Ln solicitudes, %1.</numerusform>
            </translation>
        </message>
        <message>
            <source>Track %1</source>
            <translation>Pista %1</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <comment>track, language</comment>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>%1, single pictures</source>
            <translation>%1, imágenes sueltas</translation>
        </message>
    </context>
    <context>
        <name>PlayerText</name>
        <message>
            <source>Chrome and Edge</source>
            <translation>Chrome y Edge</translation>
        </message>
        <message>
            <source>iPhone and iPad</source>
            <translation>iPhone y iPad</translation>
        </message>
        <message>
            <source>Typical TV</source>
            <translation>Televisor típico</translation>
        </message>
        <message>
            <source>Is converted for every player</source>
            <translation>Se convierte para todos los reproductores</translation>
        </message>
        <message>
            <source>Plays without conversion everywhere</source>
            <translation>Se reproduce sin conversión en todas partes</translation>
        </message>
        <message>
            <source>browsers</source>
            <comment>in a list: plays on browsers, TVs</comment>
            <translation>navegadores</translation>
        </message>
        <message>
            <source>TVs</source>
            <comment>in a list: plays on browsers, TVs</comment>
            <translation>televisores</translation>
        </message>
        <message>
            <source>Plays without conversion on %1</source>
            <translation>Se reproduce sin conversión en %1</translation>
        </message>
        <message>
            <source>copied</source>
            <translation>se copia</translation>
        </message>
        <message>
            <source>copied or converted to %1</source>
            <translation>se copia o se convierte a %1</translation>
        </message>
        <message>
            <source>converted to %1</source>
            <translation>se convierte a %1</translation>
        </message>
        <message>
            <source>copied, perhaps not played</source>
            <translation>se copia, quizá no se reproduzca</translation>
        </message>
        <message>
            <source>left out</source>
            <translation>se omite</translation>
        </message>
        <message>
            <source>not played</source>
            <translation>no se reproduce</translation>
        </message>
        <message>
            <source>%1 is not decoded by %2.</source>
            <comment>codec, player</comment>
            <translation>%2 no descodifica %1.</translation>
        </message>
        <message>
            <source>%1 is decoded by some devices or versions of %2 only.</source>
            <comment>codec, player</comment>
            <translation>Solo algunos dispositivos o versiones de %2 descodifican %1.</translation>
        </message>
        <message>
            <source>It is H.264 with finer colour or of a rare profile, which %1 does not decode.</source>
            <translation>Es H.264 con color más fino o de un perfil poco común, que %1 no descodifica.</translation>
        </message>
        <message>
            <source>It has %1 bits per colour, which %2 does not decode.</source>
            <translation>Tiene %1 bits por color, que %2 no descodifica.</translation>
        </message>
        <message>
            <source>It is too large or too fast for some devices that %1 stands for.</source>
            <translation>Es demasiado grande o rápida para algunos dispositivos del tipo «%1».</translation>
        </message>
        <message>
            <source>Its picture of %1 × %2 is larger than %3 shows for sure.</source>
            <translation>Su imagen de %1 × %2 es mayor de lo que %3 muestra con seguridad.</translation>
        </message>
        <message>
            <source>It has more channels than %1 takes.</source>
            <translation>Tiene más canales de los que admite %1.</translation>
        </message>
        <message>
            <source>%1 gets transport streams, because it cannot seek otherwise, and they do not carry %2.</source>
            <comment>player, codec</comment>
            <translation>%1 recibe flujos de transporte, porque de otro modo no puede saltar, y estos no admiten %2.</translation>
        </message>
        <message>
            <source>%1 gets fMP4, which does not carry %2: only MPEG-TS does.</source>
            <comment>player, codec</comment>
            <translation>%1 recibe fMP4, que no admite %2: solo MPEG-TS lo admite.</translation>
        </message>
        <message>
            <source>%1 gets transport streams, because it cannot seek otherwise, and they do not say that the picture is to be turned.</source>
            <comment>player</comment>
            <translation>%1 recibe flujos de transporte, porque de otro modo no puede saltar, y estos no indican que la imagen deba girarse.</translation>
        </message>
        <message>
            <source>%1 cannot be put into HLS as it is.</source>
            <translation>%1 no se puede incluir en HLS tal cual.</translation>
        </message>
        <message>
            <source>It is encrypted (DRM): only the service it comes from can play it.</source>
            <translation>Está cifrada (DRM): solo puede reproducirla el servicio del que procede.</translation>
        </message>
        <message>
            <source>A title is served with one picture, and another one is the main one.</source>
            <translation>Cada título se sirve con una sola imagen, y la principal es otra.</translation>
        </message>
        <message>
            <source>It is nothing that players show.</source>
            <translation>No es nada que muestren los reproductores.</translation>
        </message>
        <message>
            <source>%1 can neither be put into HLS as it is nor be decoded here.</source>
            <translation>%1 no se puede incluir en HLS tal cual ni se puede descodificar aquí.</translation>
        </message>
        <message>
            <source>%1, %2: %3</source>
            <comment>track, codec, what happens</comment>
            <translation>%1, %2: %3</translation>
        </message>
        <message>
            <source>%1. %2</source>
            <comment>what happens to a track, a sentence why</comment>
            <translation>%1. %2</translation>
        </message>
        <message>
            <source>The picture is converted to H.264 where %1 is not decoded.</source>
            <translation>La imagen se convierte a H.264 donde no se descodifica %1.</translation>
        </message>
        <message>
            <source>The sound is converted to AAC where %1 is not decoded.</source>
            <translation>El sonido se convierte a AAC donde no se descodifica %1.</translation>
        </message>
        <message>
            <source>The picture is converted to H.264.</source>
            <translation>La imagen se convierte a H.264.</translation>
        </message>
        <message>
            <source>The sound is converted to AAC.</source>
            <translation>El sonido se convierte a AAC.</translation>
        </message>
        <message>
            <source>Some devices do not show the picture.</source>
            <translation>Algunos dispositivos no muestran la imagen.</translation>
        </message>
        <message>
            <source>Some devices play no sound.</source>
            <translation>Algunos dispositivos no reproducen el sonido.</translation>
        </message>
        <message>
            <source>There is no picture on %1.</source>
            <translation>No hay imagen en %1.</translation>
        </message>
        <message>
            <source>There is no sound on %1.</source>
            <translation>No hay sonido en %1.</translation>
        </message>
        <message>
            <source>Plays without conversion, but without its subtitles.</source>
            <translation>Se reproduce sin conversión, pero sin sus subtítulos.</translation>
        </message>
        <message>
            <source>Plays without conversion.</source>
            <translation>Se reproduce sin conversión.</translation>
        </message>
        <message>
            <source>Its subtitles are left out.</source>
            <translation>Sus subtítulos se omiten.</translation>
        </message>
        <message>
            <source>%1 cannot be sent as text. They are in the original file.</source>
            <comment>kind of subtitles</comment>
            <translation>%1 no se puede enviar como texto. Los subtítulos están en el archivo original.</translation>
        </message>
        <message>
            <source>%1 does not read subtitles in HLS. They are in the original file.</source>
            <comment>player</comment>
            <translation>%1 no lee subtítulos en HLS. Están en el archivo original.</translation>
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
            <translation>Vídeo copiado, %1</translation>
        </message>
        <message>
            <source>Video converted to %1</source>
            <translation>Vídeo convertido a %1</translation>
        </message>
        <message>
            <source>Audio copied, %1</source>
            <translation>Audio copiado, %1</translation>
        </message>
        <message>
            <source>Audio converted to %1</source>
            <translation>Audio convertido a %1</translation>
        </message>
        <message>
            <source>Subtitles copied</source>
            <translation>Subtítulos copiados</translation>
        </message>
        <message>
            <source>Subtitles converted</source>
            <translation>Subtítulos convertidos</translation>
        </message>
        <message>
            <source>Original file</source>
            <translation>Archivo original</translation>
        </message>
        <message>
            <source>Original file, %1</source>
            <translation>Archivo original, %1</translation>
        </message>
        <message>
            <source>Waiting for the film</source>
            <translation>Esperando la película</translation>
        </message>
        <message>
            <source>Paused or at the end</source>
            <translation>En pausa o al final</translation>
        </message>
        <message>
            <source>Playing</source>
            <translation>Reproduciendo</translation>
        </message>
        <message>
            <source>Position not known</source>
            <translation>Posición desconocida</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <comment>position, duration</comment>
            <translation>%1 de %2</translation>
        </message>
        <message>
            <source>Nothing loaded ahead</source>
            <translation>Nada cargado por adelantado</translation>
        </message>
        <message>
            <source>About %1 loaded ahead</source>
            <translation>Cargado por adelantado: unos %1</translation>
        </message>
        <message>
            <source>Loads %1 times as fast as it plays</source>
            <translation>Carga a %1 veces la velocidad de reproducción</translation>
        </message>
        <message>
            <source>Loads slower than it plays (%1 times): it may stall</source>
            <translation>Carga a solo %1 veces la velocidad de reproducción: puede pararse</translation>
        </message>
        <message>
            <source>Has enough loaded</source>
            <translation>Tiene suficiente cargado</translation>
        </message>
        <message>
            <source>Loads as fast as it plays</source>
            <translation>Carga a la velocidad de reproducción</translation>
        </message>
        <message>
            <source>%1p</source>
            <comment>lines of the picture</comment>
            <translation>%1p</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>Copiado</translation>
        </message>
        <message>
            <source>Live</source>
            <translation>En directo</translation>
        </message>
    </context>
    <context>
        <name>SourceInput</name>
        <message>
            <source>This line is too long for an address.</source>
            <translation>Esta línea es demasiado larga para ser una dirección.</translation>
        </message>
        <message>
            <source>Write the whole address, beginning with http:// or https://, or the whole path of a file.</source>
            <translation>Escriba la dirección completa, empezando por http:// o https://, o la ruta completa de un archivo.</translation>
        </message>
        <message>
            <source>“%1” is not supported; http, https and files are.</source>
            <translation>«%1» no se admite; sí http, https y archivos.</translation>
        </message>
        <message>
            <source>There is a mistake in this address.</source>
            <translation>Hay un error en esta dirección.</translation>
        </message>
        <message>
            <source>The name of the server is missing.</source>
            <translation>Falta el nombre del servidor.</translation>
        </message>
        <message>
            <source>There is no such file.</source>
            <translation>El archivo no existe.</translation>
        </message>
        <message>
            <source>You have no permission to read this file.</source>
            <translation>No hay permiso para leer este archivo.</translation>
        </message>
        <message>
            <source>The user agent has to be one line.</source>
            <translation>El agente de usuario debe ocupar una sola línea.</translation>
        </message>
        <message>
            <source>“%1” is not a header. Write “Name: value”.</source>
            <translation>«%1» no es una cabecera. Escriba «Nombre: valor».</translation>
        </message>
        <message>
            <source>Cuegate sets the header “%1” itself.</source>
            <translation>Cuegate establece por sí mismo la cabecera «%1».</translation>
        </message>
        <message>
            <source>The user name or the password of the Xtream account is missing.</source>
            <translation>Falta el usuario o la contraseña de la cuenta Xtream.</translation>
        </message>
    </context>
    <context>
        <name>StreamText</name>
        <message>
            <source>Live stream</source>
            <translation>Emisión en directo</translation>
        </message>
        <message>
            <source>HLS stream, %1</source>
            <comment>duration</comment>
            <translation>Emisión HLS, %1</translation>
        </message>
        <message>
            <source>HLS stream</source>
            <translation>Emisión HLS</translation>
        </message>
        <message>
            <source>up to %1</source>
            <comment>bit rate</comment>
            <translation>hasta %1</translation>
        </message>
        <message>
            <source>, </source>
            <comment>between parts of a list</comment>
            <translation>, </translation>
        </message>
        <message numerus="yes">
            <source>and %Ln more</source>
            <comment>variants of a stream</comment>
            <translation>
                <numerusform>y %Ln más</numerusform>
                <numerusform>y %Ln más</numerusform>
            </translation>
        </message>
        <message>
            <source>Audio: %1</source>
            <translation>Audio: %1</translation>
        </message>
        <message>
            <source>Subtitles: %1</source>
            <translation>Subtítulos: %1</translation>
        </message>
        <message>
            <source>Players get it as it is. However many watch, it is fetched once, and only while somebody does.</source>
            <translation>Los reproductores lo reciben tal cual. Por muchos que lo vean, se descarga una sola vez y solo mientras alguien lo ve.</translation>
        </message>
        <message>
            <source>Stream has stopped</source>
            <translation>Emisión detenida</translation>
        </message>
        <message>
            <source>The stream does not go on: its server sends nothing new.</source>
            <translation>La emisión no avanza: su servidor no envía nada nuevo.</translation>
        </message>
        <message>
            <source>It plays again by itself when the server goes on. If it does not, the channel may be off the air, or its address may have changed.</source>
            <translation>Se reanuda por sí sola cuando el servidor continúa. Si no lo hace, puede que el canal no esté emitiendo o que su dirección haya cambiado.</translation>
        </message>
    </context>
    <context>
        <name>TimelineGraphs</name>
        <message>
            <source>up to %1</source>
            <translation>hasta %1</translation>
        </message>
    </context>
    <context>
        <name>TimelineLayout</name>
        <message>
            <source>Keyframes</source>
            <translation>Fotogramas clave</translation>
        </message>
        <message>
            <source>Bitrate</source>
            <translation>Tasa de bits</translation>
        </message>
        <message>
            <source>Cues of video %1</source>
            <translation>Cues del vídeo %1</translation>
        </message>
        <message>
            <source>Cues of audio %1</source>
            <translation>Cues del audio %1</translation>
        </message>
        <message>
            <source>Cues of subtitles %1</source>
            <translation>Cues de los subtítulos %1</translation>
        </message>
        <message>
            <source>Cues of track %1</source>
            <translation>Cues de la pista %1</translation>
        </message>
        <message>
            <source>GOP length</source>
            <translation>Longitud del GOP</translation>
        </message>
        <message>
            <source>Fetched</source>
            <translation>Descargado</translation>
        </message>
        <message>
            <source>Segments</source>
            <translation>Segmentos</translation>
        </message>
    </context>
    <context>
        <name>TimelinePainter</name>
        <message>
            <source>not made yet</source>
            <translation>aún sin generar</translation>
        </message>
        <message>
            <source>waits for its turn</source>
            <translation>espera su turno</translation>
        </message>
        <message>
            <source>being made</source>
            <translation>generándose</translation>
        </message>
        <message>
            <source>ready in the cache</source>
            <translation>listo en la caché</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>fallido</translation>
        </message>
        <message>
            <source>a player is here</source>
            <translation>aquí hay un reproductor</translation>
        </message>
    </context>
    <context>
        <name>TimelineSegments</name>
        <message numerus="yes">
            <source>%Ln segment(s); zoom in to see where each begins</source>
            <translation>
                <numerusform>%Ln segmento; amplíe para ver dónde empieza</numerusform>
                <numerusform>%Ln segmentos; amplíe para ver dónde empieza cada uno</numerusform>
            </translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>number and length of a segment</comment>
            <translation>%1: %2</translation>
        </message>
    </context>
    <context>
        <name>TimelineText</name>
        <message>
            <source>no segment here</source>
            <translation>aquí no hay ningún segmento</translation>
        </message>
        <message>
            <source>Segment %1, %2</source>
            <translation>Segmento %1, %2</translation>
        </message>
        <message>
            <source>%1: made when a player asks for it</source>
            <translation>%1: se genera cuando un reproductor lo pide</translation>
        </message>
        <message>
            <source>%1: waits for its turn to be made</source>
            <translation>%1: espera su turno para generarse</translation>
        </message>
        <message>
            <source>%1: being made</source>
            <translation>%1: generándose</translation>
        </message>
        <message>
            <source>%1: could not be made</source>
            <translation>%1: no se ha podido generar</translation>
        </message>
        <message>
            <source>%1: ready, %2</source>
            <translation>%1: listo, %2</translation>
        </message>
        <message>
            <source>Segment %1 from %2 to %3, %4 long</source>
            <translation>Segmento %1 de %2 a %3, dura %4</translation>
        </message>
        <message>
            <source>copied</source>
            <translation>copiado</translation>
        </message>
        <message>
            <source>converted</source>
            <translation>convertido</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>rendition, copied or converted</comment>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>%1: %2 (%3)</source>
            <comment>rendition, copied or converted, codecs</comment>
            <translation>%1: %2 (%3)</translation>
        </message>
        <message>
            <source>Fetched from the source already</source>
            <translation>Ya descargado del origen</translation>
        </message>
        <message>
            <source>Not fetched from the source yet</source>
            <translation>Aún sin descargar del origen</translation>
        </message>
        <message numerus="yes">
            <source>The file has %Ln cue point(s) of this track</source>
            <translation>
                <numerusform>El archivo tiene %Ln punto Cue de esta pista</numerusform>
                <numerusform>El archivo tiene %Ln puntos Cue de esta pista</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 plays here</source>
            <comment>player</comment>
            <translation>%1 reproduce aquí</translation>
        </message>
        <message>
            <source>Nearest keyframe: %1 at byte %2</source>
            <translation>Fotograma clave más cercano: %1 en el byte %2</translation>
        </message>
        <message numerus="yes">
            <source>Its group of pictures: %1, %Ln picture(s)</source>
            <translation>
                <numerusform>Su grupo de imágenes: %1, %Ln imagen</numerusform>
                <numerusform>Su grupo de imágenes: %1, %Ln imágenes</numerusform>
            </translation>
        </message>
        <message>
            <source>Its group of pictures: %1</source>
            <translation>Su grupo de imágenes: %1</translation>
        </message>
        <message>
            <source>%1, %2 with all tracks</source>
            <comment>bytes of a group of pictures, bits per second</comment>
            <translation>%1, %2 con todas las pistas</translation>
        </message>
    </context>
    <context>
        <name>cuegate::AccountFields</name>
        <message>
            <source>Ser&amp;ver:</source>
            <translation>Ser&amp;vidor:</translation>
        </message>
        <message>
            <source>Us&amp;er name:</source>
            <translation>Usuari&amp;o:</translation>
        </message>
        <message>
            <source>&amp;Password:</source>
            <translation>Cont&amp;raseña:</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Contraseña</translation>
        </message>
        <message>
            <source>unchanged</source>
            <translation>sin cambios</translation>
        </message>
        <message>
            <source>Hide the password</source>
            <translation>Ocultar la contraseña</translation>
        </message>
        <message>
            <source>Show the password</source>
            <translation>Mostrar la contraseña</translation>
        </message>
        <message>
            <source>The server's address begins with http:// or https://, not with %1.</source>
            <translation>La dirección del servidor empieza por http:// o https://, no por %1.</translation>
        </message>
        <message>
            <source>There is a mistake in the server's address. Write it like http://tv.example.org:8080.</source>
            <translation>Hay un error en la dirección del servidor. Escríbala así: http://tv.example.org:8080.</translation>
        </message>
        <message>
            <source>Write only the server's address here, like http://tv.example.org:8080.</source>
            <translation>Escriba aquí solo la dirección del servidor, como http://tv.example.org:8080.</translation>
        </message>
        <message>
            <source>Enter the address of the server.</source>
            <translation>Introduzca la dirección del servidor.</translation>
        </message>
        <message>
            <source>Enter the user name.</source>
            <translation>Introduzca el nombre de usuario.</translation>
        </message>
        <message>
            <source>Enter the password.</source>
            <translation>Introduzca la contraseña.</translation>
        </message>
    </context>
    <context>
        <name>cuegate::AccountPage</name>
        <message>
            <source>Enter what your provider gave you, or paste its link or its whole message as the server.</source>
            <translation>Introduzca lo que le dio su proveedor, o pegue su enlace o su mensaje completo como servidor.</translation>
        </message>
        <message>
            <source>What you pasted is a link to the list of an account. You can add either of them:</source>
            <translation>Ha pegado un enlace a la lista de una cuenta. Puede añadir una de las dos:</translation>
        </message>
        <message>
            <source>The a&amp;ccount: channels, films and series apart, and when it expires</source>
            <translation>La &amp;cuenta: canales, películas y series por separado, y cuándo caduca</translation>
        </message>
        <message>
            <source>Only its l&amp;ist (M3U): everything in one, as the link gives it</source>
            <translation>Solo su l&amp;ista (M3U): todo en una, tal como la da el enlace</translation>
        </message>
        <message>
            <source>Cuegate shows the channels, films and series of an account, and when it expires.</source>
            <translation>Cuegate muestra los canales, películas y series de una cuenta, y cuándo caduca.</translation>
        </message>
        <message>
            <source>The list (M3U) of %1 is ready to add.</source>
            <comment>server</comment>
            <translation>La lista (M3U) de %1 está lista para añadir.</translation>
        </message>
        <message>
            <source>The account of “%1” at %2 is ready to add.</source>
            <comment>user name, server</comment>
            <translation>La cuenta de «%1» en %2 está lista para añadir.</translation>
        </message>
    </context>
    <context>
        <name>cuegate::AddSourceDialog</name>
        <message>
            <source>Add films</source>
            <translation>Añadir películas</translation>
        </message>
        <message>
            <source>&amp;More</source>
            <translation>&amp;Más</translation>
        </message>
        <message>
            <source>More: user agent and headers</source>
            <translation>Más: agente de usuario y cabeceras</translation>
        </message>
        <message>
            <source>&amp;Add</source>
            <translation>&amp;Añadir</translation>
        </message>
        <message>
            <source>Choose &amp;files…</source>
            <translation>Elegir archi&amp;vos…</translation>
        </message>
        <message>
            <source>as Cuegate names itself</source>
            <translation>el propio de Cuegate</translation>
        </message>
        <message>
            <source>&amp;User agent:</source>
            <translation>Agente de &amp;usuario:</translation>
        </message>
        <message>
            <source>&amp;Headers:</source>
            <translation>Ca&amp;beceras:</translation>
        </message>
        <message>
            <source>User agent</source>
            <translation>Agente de usuario</translation>
        </message>
        <message>
            <source>Headers, one “Name: value” per line</source>
            <translation>Cabeceras, un «Nombre: valor» por línea</translation>
        </message>
        <message>
            <source>Choose films</source>
            <translation>Elegir películas</translation>
        </message>
        <message>
            <source>“%1”: %2</source>
            <comment>line, what is wrong with it</comment>
            <translation>«%1»: %2</translation>
        </message>
        <message numerus="yes">
            <source>%n film(s) ready to add.</source>
            <translation>
                <numerusform>%n película lista para añadir.</numerusform>
                <numerusform>%n películas listas para añadir.</numerusform>
            </translation>
        </message>
        <message>
            <source>Links, files or folders</source>
            <translation>Enlaces, archivos o carpetas</translation>
        </message>
        <message>
            <source>Choose f&amp;older…</source>
            <translation>Elegir ca&amp;rpeta…</translation>
        </message>
        <message>
            <source>Choose a folder with films</source>
            <translation>Elegir una carpeta con películas</translation>
        </message>
        <message>
            <source>Looking for films in “%1”…</source>
            <translation>Buscando películas en «%1»…</translation>
        </message>
        <message>
            <source>There are no films in this folder.</source>
            <translation>No hay películas en esta carpeta.</translation>
        </message>
        <message numerus="yes">
            <source>%n film(s) ready to add. The folder holds more than can be added at once.</source>
            <translation>
                <numerusform>%n película lista para añadir. La carpeta contiene más de las que se pueden añadir de una vez.</numerusform>
                <numerusform>%n películas listas para añadir. La carpeta contiene más de las que se pueden añadir de una vez.</numerusform>
            </translation>
        </message>
        <message>
            <source>Films and lists (%1);;All files (*)</source>
            <translation>Películas y listas (%1);;Todos los archivos (*)</translation>
        </message>
        <message numerus="yes">
            <source>%n list(s) (M3U) ready to add. Cuegate shows what is inside.</source>
            <translation>
                <numerusform>%n lista (M3U) preparada para añadir. Cuegate muestra lo que contiene.</numerusform>
                <numerusform>%n listas (M3U) preparadas para añadir. Cuegate muestra lo que contienen.</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 and %2 ready to add. Cuegate shows what is in a list.</source>
            <comment>films, lists</comment>
            <translation>%1 y %2 para añadir. Cuegate muestra lo que contiene una lista.</translation>
        </message>
        <message numerus="yes">
            <source>%n film(s)</source>
            <translation>
                <numerusform>%n película</numerusform>
                <numerusform>%n películas</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n list(s) (M3U)</source>
            <translation>
                <numerusform>%n lista (M3U)</numerusform>
                <numerusform>%n listas (M3U)</numerusform>
            </translation>
        </message>
        <message>
            <source>The folder holds more than can be added at once.</source>
            <translation>La carpeta contiene más de lo que se puede añadir de una vez.</translation>
        </message>
        <message>
            <source>&amp;Links and files</source>
            <translation>&amp;Enlaces y archivos</translation>
        </message>
        <message>
            <source>&amp;Xtream account</source>
            <translation>Cuenta &amp;Xtream</translation>
        </message>
        <message>
            <source>&amp;Show as account</source>
            <translation>&amp;Mostrar como cuenta</translation>
        </message>
        <message>
            <source>Lin&amp;ks, files or folders:</source>
            <translation>Enlaces, arc&amp;hivos o carpetas:</translation>
        </message>
        <message>
            <source>Paste links to MKV, WebM, MP4 or other films or to a list of them (M3U), the message with your Xtream account, text with links in it, or the path of a folder; or choose files.</source>
            <translation>Pegue enlaces a películas MKV, WebM, MP4 u otras o a una lista de ellas (M3U), el mensaje con su cuenta Xtream, texto que contenga enlaces o la ruta de una carpeta; o elija archivos.</translation>
        </message>
        <message numerus="yes">
            <source>%n Xtream account(s) ready to add.</source>
            <translation>
                <numerusform>%n cuenta Xtream lista para añadir.</numerusform>
                <numerusform>%n cuentas Xtream listas para añadir.</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 %2</source>
            <comment>two sentences</comment>
            <translation>%1 %2</translation>
        </message>
    </context>
    <context>
        <name>cuegate::BackBar</name>
        <message>
            <source>Back to “%1”</source>
            <translation>Volver a «%1»</translation>
        </message>
        <message>
            <source>Back to “%1” (%2)</source>
            <comment>name, keys</comment>
            <translation>Volver a «%1» (%2)</translation>
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
            <translation>Fragmentos de películas, como máximo</translation>
        </message>
        <message>
            <source>off</source>
            <comment>the cache keeps nothing</comment>
            <translation>desactivado</translation>
        </message>
        <message>
            <source>What was made for a player is kept up to this, so that playing it again costs nothing; what was used longest ago goes first. %1 are free on this disk.</source>
            <translation>Lo generado para un reproductor se guarda hasta este límite, para que volver a reproducirlo no cueste nada; lo que lleva más tiempo sin usarse se elimina primero. En este disco hay %1 libres.</translation>
        </message>
        <message>
            <source>What was made for a player is kept up to this, so that playing it again costs nothing; what was used longest ago goes first.</source>
            <translation>Lo generado para un reproductor se guarda hasta este límite, para que volver a reproducirlo no cueste nada; lo que lleva más tiempo sin usarse se elimina primero.</translation>
        </message>
        <message>
            <source>Leave free on this disk, at least</source>
            <translation>Dejar libre en este disco, al menos</translation>
        </message>
        <message>
            <source>nothing</source>
            <comment>no space is left free</comment>
            <translation>nada</translation>
        </message>
        <message>
            <source>When others need the space, Cuegate gives it up before the disk is full.</source>
            <translation>Si otros programas necesitan el espacio, Cuegate lo cede antes de que se llene el disco.</translation>
        </message>
        <message>
            <source>Fetched from sources, at most</source>
            <translation>Descargado de los orígenes, como máximo</translation>
        </message>
        <message>
            <source>What was downloaded is kept up to this and not downloaded again; %1 are kept now.</source>
            <translation>Lo descargado se guarda hasta este límite y no se vuelve a descargar; ahora hay %1 guardados.</translation>
        </message>
    </context>
    <context>
        <name>cuegate::CachePage</name>
        <message>
            <source>Cache</source>
            <translation>Caché</translation>
        </message>
        <message>
            <source>How full the cache is</source>
            <translation>Ocupación de la caché</translation>
        </message>
        <message>
            <source>Films of which something is kept</source>
            <translation>Películas de las que se conserva algo</translation>
        </message>
        <message>
            <source>Clear all…</source>
            <translation>Vaciar todo…</translation>
        </message>
        <message>
            <source>Deletes all that is kept of all films, and what was fetched of them</source>
            <translation>Elimina todo lo guardado de todas las películas y lo descargado de ellas</translation>
        </message>
        <message>
            <source>Limits</source>
            <translation>Límites</translation>
        </message>
        <message>
            <source>Nothing is kept yet. When a film is played, its pieces are kept here, and playing it again or on another device costs nothing.</source>
            <translation>Aún no se ha guardado nada. Cuando se reproduce una película, sus fragmentos se guardan aquí, y volver a reproducirla, también en otro dispositivo, no cuesta nada.</translation>
        </message>
        <message>
            <source>%1 of %2 are used by pieces of films.</source>
            <comment>used, capacity</comment>
            <translation>Los fragmentos de películas ocupan %1 de %2.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln piece(s) kept</source>
            <translation>
                <numerusform>%Ln fragmento guardado</numerusform>
                <numerusform>%Ln fragmentos guardados</numerusform>
            </translation>
        </message>
        <message>
            <source>nothing was asked for yet</source>
            <translation>aún no se ha pedido nada</translation>
        </message>
        <message>
            <source>%1 % of what was asked for since the start was there</source>
            <translation>el %1 % de lo pedido desde el inicio ya estaba</translation>
        </message>
        <message numerus="yes">
            <source>%Ln piece(s) made room for others</source>
            <translation>
                <numerusform>%Ln fragmento ha dejado sitio a otros</numerusform>
                <numerusform>%Ln fragmentos han dejado sitio a otros</numerusform>
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
            <translation>Conservar</translation>
        </message>
        <message>
            <source>Keep “%1” whatever else needs the space</source>
            <translation>Conservar «%1» aunque otros necesiten el espacio</translation>
        </message>
        <message>
            <source>Clear…</source>
            <translation>Vaciar…</translation>
        </message>
        <message>
            <source>Clear what is kept of “%1”</source>
            <translation>Eliminar lo guardado de «%1»</translation>
        </message>
        <message>
            <source>Delete what is kept of “%1”?</source>
            <translation>¿Eliminar lo guardado de «%1»?</translation>
        </message>
        <message>
            <source>Delete all that is kept?</source>
            <translation>¿Eliminar todo lo guardado?</translation>
        </message>
        <message>
            <source>This frees %1, of which %2 were fetched from sources. Films and links stay; what is played again is fetched and made again.</source>
            <translation>Esto libera %1, de los que %2 se descargaron de los orígenes. Las películas y los enlaces se conservan; lo que se vuelva a reproducir se descargará y generará de nuevo.</translation>
        </message>
        <message>
            <source>Clear the cache</source>
            <translation>Vaciar la caché</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>Vaciar</translation>
        </message>
        <message>
            <source>This frees %1 and what was fetched of it. The film and its links stay; what is played again is made again.</source>
            <translation>Esto libera %1 y lo que se descargó de ella. La película y sus enlaces se conservan; lo que se reproduzca otra vez se vuelve a crear.</translation>
        </message>
    </context>
    <context>
        <name>cuegate::CachedTitleModel</name>
        <message>
            <source>A film that was removed</source>
            <translation>Una película quitada</translation>
        </message>
        <message>
            <source>Which parts are kept is shown once the film has been played or examined.</source>
            <translation>Las partes guardadas se muestran cuando la película se ha reproducido o analizado.</translation>
        </message>
        <message>
            <source>%1 % of the film is kept</source>
            <translation>El %1 % de la película está guardado</translation>
        </message>
        <message numerus="yes">
            <source>%Ln piece(s)</source>
            <translation>
                <numerusform>%Ln fragmento</numerusform>
                <numerusform>%Ln fragmentos</numerusform>
            </translation>
        </message>
        <message>
            <source>Film</source>
            <translation>Película</translation>
        </message>
        <message>
            <source>Kept parts, from beginning to end</source>
            <translation>Partes guardadas, de principio a fin</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Tamaño</translation>
        </message>
        <message>
            <source>Kept</source>
            <comment>column: which parts of a film</comment>
            <translation>Guardado</translation>
        </message>
    </context>
    <context>
        <name>cuegate::CertificateDialog</name>
        <message>
            <source>Trust this certificate?</source>
            <translation>¿Confiar en este certificado?</translation>
        </message>
        <message>
            <source>&amp;Trust for this film</source>
            <translation>&amp;Confiar para esta película</translation>
        </message>
        <message>
            <source>This is not the certificate that you trusted before. The server may have a new one, or somebody has come between it and you.</source>
            <translation>Este no es el certificado en el que se confiaba antes. Puede que el servidor tenga uno nuevo, o que alguien se haya interpuesto.</translation>
        </message>
        <message>
            <source>If you trust it, Cuegate takes whoever has this certificate for the server: this film comes from them, and they are sent its password and headers. Compare the fingerprint with the one that your provider or the server's own settings show. You can stop trusting it when you edit the film.</source>
            <translation>Si se confía en él, Cuegate tomará por el servidor a quien tenga este certificado: esta película vendrá de ahí, y ahí se enviarán su contraseña y sus cabeceras. Conviene comparar la huella con la que muestran el proveedor o los ajustes del servidor. Se puede dejar de confiar al editar la película.</translation>
        </message>
        <message>
            <source>The server could not prove that it is the one you asked for.</source>
            <translation>El servidor no ha podido demostrar que es el solicitado.</translation>
        </message>
        <message>
            <source>%1 could not prove that it is the server you asked for.</source>
            <translation>%1 no ha podido demostrar que es el servidor solicitado.</translation>
        </message>
        <message>
            <source>Issued to:</source>
            <translation>Emitido para:</translation>
        </message>
        <message>
            <source>For the servers:</source>
            <translation>Para los servidores:</translation>
        </message>
        <message>
            <source>Issued by:</source>
            <translation>Emitido por:</translation>
        </message>
        <message>
            <source>Valid:</source>
            <translation>Válido:</translation>
        </message>
        <message>
            <source>SHA-256 fingerprint:</source>
            <translation>Huella SHA-256:</translation>
        </message>
    </context>
    <context>
        <name>cuegate::ConversionSettings</name>
        <message>
            <source>works</source>
            <translation>funciona</translation>
        </message>
        <message>
            <source>always there</source>
            <translation>siempre disponible</translation>
        </message>
        <message>
            <source>not on this computer</source>
            <translation>no está en este equipo</translation>
        </message>
        <message>
            <source>failed, not used for now</source>
            <translation>falló, no se usa por ahora</translation>
        </message>
        <message>
            <source>being tested…</source>
            <translation>probando…</translation>
        </message>
        <message>
            <source>not tested yet</source>
            <translation>aún sin probar</translation>
        </message>
        <message>
            <source>Conversion</source>
            <translation>Conversión</translation>
        </message>
        <message>
            <source>By software only</source>
            <translation>Solo por software</translation>
        </message>
        <message>
            <source>By hardware where it works</source>
            <translation>Por hardware donde funcione</translation>
        </message>
        <message>
            <source>&amp;Pictures are converted</source>
            <translation>La &amp;imagen se convierte</translation>
        </message>
        <message>
            <source>What this computer has</source>
            <translation>Lo que tiene este equipo</translation>
        </message>
        <message>
            <source>&amp;Test now</source>
            <translation>&amp;Probar ahora</translation>
        </message>
        <message>
            <source>Encodes a few pictures on each to see whether it works</source>
            <translation>Codifica unas imágenes con cada uno para ver si funciona</translation>
        </message>
        <message>
            <source>Picture &amp;quality</source>
            <translation>&amp;Calidad de imagen</translation>
        </message>
        <message>
            <source>Smaller</source>
            <comment>picture quality</comment>
            <translation>Menor</translation>
        </message>
        <message>
            <source>Balanced</source>
            <comment>picture quality</comment>
            <translation>Equilibrada</translation>
        </message>
        <message>
            <source>Best</source>
            <comment>picture quality</comment>
            <translation>La mejor</translation>
        </message>
        <message>
            <source>For slow networks: a film in full HD takes up to %1 Mbit/s, and fine detail is softened. Applies to films that are started from now on.</source>
            <translation>Para redes lentas: una película en Full HD necesita hasta %1 Mbit/s y los detalles finos se suavizan. Se aplica a las películas que se inicien a partir de ahora.</translation>
        </message>
        <message>
            <source>Hard to tell from the original: a film in full HD takes up to %1 Mbit/s, and more room in the cache. Applies to films that are started from now on.</source>
            <translation>Difícil de distinguir del original: una película en Full HD necesita hasta %1 Mbit/s y más espacio en la caché. Se aplica a las películas que se inicien a partir de ahora.</translation>
        </message>
        <message>
            <source>Looks good on every screen: a film in full HD takes up to %1 Mbit/s. Applies to films that are started from now on.</source>
            <translation>Se ve bien en cualquier pantalla: una película en Full HD necesita hasta %1 Mbit/s. Se aplica a las películas que se inicien a partir de ahora.</translation>
        </message>
        <message>
            <source>Hardware is faster and spares the processor. Software makes the same bytes on every computer. Applies to films that are started from now on.</source>
            <translation>El hardware es más rápido y descarga el procesador. El software produce los mismos bytes en cualquier equipo. Se aplica a las películas que se inicien a partir de ahora.</translation>
        </message>
    </context>
    <context>
        <name>cuegate::CuePanel</name>
        <message>
            <source>Search: a time, a track, a byte offset</source>
            <translation>Buscar: un tiempo, una pista, una posición en bytes</translation>
        </message>
        <message>
            <source>This file has no index, and its keyframes are not known yet.</source>
            <translation>Este archivo no tiene índice y sus fotogramas clave aún no se conocen.</translation>
        </message>
        <message>
            <source>Cues and keyframes</source>
            <translation>Cues y fotogramas clave</translation>
        </message>
        <message>
            <source>%1 cues</source>
            <comment>name of a file</comment>
            <translation>%1 - Cues</translation>
        </message>
        <message numerus="yes">
            <source>%Ln row(s)</source>
            <translation>
                <numerusform>%Ln fila</numerusform>
                <numerusform>%Ln filas</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %Ln row(s)</source>
            <translation>
                <numerusform>%1 de %Ln fila</numerusform>
                <numerusform>%1 de %Ln filas</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cuegate::CueTableModel</name>
        <message>
            <source>keyframe</source>
            <translation>fotograma clave</translation>
        </message>
        <message>
            <source>unknown track</source>
            <translation>pista desconocida</translation>
        </message>
        <message>
            <source>Bytes of the file up to the next one of the track, other tracks' between them included</source>
            <translation>Bytes del archivo hasta el siguiente de la pista, incluidos los de otras pistas que haya en medio</translation>
        </message>
        <message>
            <source>Time up to the next one of the track</source>
            <translation>Tiempo hasta el siguiente de la pista</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Tiempo</translation>
        </message>
        <message>
            <source>Track</source>
            <translation>Pista</translation>
        </message>
        <message>
            <source>Byte offset</source>
            <translation>Posición (bytes)</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Tipo</translation>
        </message>
        <message>
            <source>To the next</source>
            <translation>Al siguiente</translation>
        </message>
        <message>
            <source>Bytes to the next</source>
            <translation>Bytes al siguiente</translation>
        </message>
    </context>
    <context>
        <name>cuegate::DiagnosticsDialog</name>
        <message>
            <source>Save diagnostics</source>
            <translation>Guardar diagnóstico</translation>
        </message>
        <message>
            <source>This helps others to find out what is wrong. It holds no passwords and no whole addresses, but the names of servers and, in messages about what failed, of films. Please read what you are going to pass on; nothing leaves this computer by itself.</source>
            <translation>Esto ayuda a otras personas a averiguar qué falla. No contiene contraseñas ni direcciones completas, pero sí los nombres de los servidores y, en los mensajes de error, los de las películas. Conviene leer lo que se va a compartir; nada sale de este equipo por sí solo.</translation>
        </message>
        <message>
            <source>What will be saved</source>
            <translation>Qué se guardará</translation>
        </message>
        <message>
            <source>Collecting…</source>
            <translation>Recopilando…</translation>
        </message>
        <message>
            <source>&amp;Save…</source>
            <translation>&amp;Guardar…</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>&amp;Copiar</translation>
        </message>
        <message>
            <source>Text (%1)</source>
            <translation>Texto (%1)</translation>
        </message>
        <message>
            <source>Saved as %1.</source>
            <translation>Guardado como %1.</translation>
        </message>
        <message>
            <source>%1 could not be written: %2.</source>
            <comment>path, reason</comment>
            <translation>No se ha podido escribir %1: %2.</translation>
        </message>
        <message>
            <source>Copied.</source>
            <translation>Copiado.</translation>
        </message>
    </context>
    <context>
        <name>cuegate::EditSourceDialog</name>
        <message>
            <source>Edit film</source>
            <translation>Editar película</translation>
        </message>
        <message>
            <source>none</source>
            <translation>ninguna</translation>
        </message>
        <message>
            <source>not known</source>
            <translation>desconocidas</translation>
        </message>
        <message>
            <source>How many connections your account at this server allows at a time. All films of the server share them.</source>
            <translation>Cuántas conexiones permite a la vez la cuenta en este servidor. Todas las películas del servidor las comparten.</translation>
        </message>
        <message>
            <source>as Cuegate names itself</source>
            <translation>el propio de Cuegate</translation>
        </message>
        <message>
            <source>&amp;Name:</source>
            <translation>&amp;Nombre:</translation>
        </message>
        <message>
            <source>&amp;Address:</source>
            <translation>&amp;Dirección:</translation>
        </message>
        <message>
            <source>&amp;Folder:</source>
            <translation>Car&amp;peta:</translation>
        </message>
        <message>
            <source>&amp;Connections:</source>
            <translation>Cone&amp;xiones:</translation>
        </message>
        <message>
            <source>&amp;User agent:</source>
            <translation>Agente de &amp;usuario:</translation>
        </message>
        <message>
            <source>&amp;Headers:</source>
            <translation>Ca&amp;beceras:</translation>
        </message>
        <message>
            <source>Write a name.</source>
            <translation>Escriba un nombre.</translation>
        </message>
        <message>
            <source>Write one address.</source>
            <translation>Escriba una dirección.</translation>
        </message>
        <message>
            <source>The film will be examined again. Its links stay the same.</source>
            <translation>La película se analizará de nuevo. Sus enlaces no cambian.</translation>
        </message>
        <message>
            <source>This film is locked. Unlock the passwords, or write its whole address.</source>
            <translation>Esta película está bloqueada. Hay que desbloquear las contraseñas o escribir su dirección completa.</translation>
        </message>
        <message>
            <source>Trusted certificate:</source>
            <translation>Certificado de confianza:</translation>
        </message>
        <message>
            <source>SHA-256 fingerprint of the trusted certificate</source>
            <translation>Huella SHA-256 del certificado de confianza</translation>
        </message>
        <message>
            <source>S&amp;top trusting</source>
            <translation>&amp;Dejar de confiar</translation>
        </message>
        <message>
            <source>The certificate will not be trusted any more once you save.</source>
            <translation>Al guardar se dejará de confiar en el certificado.</translation>
        </message>
        <message>
            <source>Edit account</source>
            <translation>Editar cuenta</translation>
        </message>
        <message>
            <source>Enter the password, too.</source>
            <translation>Introduzca también la contraseña.</translation>
        </message>
        <message>
            <source>This is an Xtream account. Add it as a source of its own.</source>
            <translation>Es una cuenta Xtream. Añádala como fuente aparte.</translation>
        </message>
        <message>
            <source>This account is locked. Unlock the passwords, or enter its password.</source>
            <translation>Esta cuenta está bloqueada. Desbloquee las contraseñas o introduzca la suya.</translation>
        </message>
        <message>
            <source>The account will be read again. Its links stay the same.</source>
            <translation>La cuenta se volverá a leer. Sus enlaces no cambian.</translation>
        </message>
    </context>
    <context>
        <name>cuegate::EmptyPanel</name>
        <message>
            <source>Play your films on every screen</source>
            <translation>Las películas, en todas las pantallas</translation>
        </message>
        <message>
            <source>Drop a link or a film here, or paste it with Ctrl+V. Cuegate gives you a link that plays in browsers, on phones and on televisions, without converting the film first.</source>
            <translation>Suelte aquí un enlace o una película, o péguelo con Ctrl+V. Cuegate da un enlace que se reproduce en navegadores, teléfonos y televisores, sin convertir antes la película.</translation>
        </message>
        <message>
            <source>Add a film…</source>
            <translation>Añadir una película…</translation>
        </message>
        <message>
            <source>MKV, MP4, TS, AVI, Ogg and others, lists (M3U), Xtream accounts · from the web or from this computer</source>
            <translation>MKV, MP4, TS, AVI, Ogg y otros, listas (M3U), cuentas Xtream · de la web o de este equipo</translation>
        </message>
    </context>
    <context>
        <name>cuegate::EntryGroupModel</name>
        <message>
            <source>All entries</source>
            <translation>Todas las entradas</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <comment>group, number of entries</comment>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>All channels</source>
            <translation>Todos los canales</translation>
        </message>
        <message>
            <source>All films</source>
            <translation>Todas las películas</translation>
        </message>
        <message>
            <source>All series</source>
            <translation>Todas las series</translation>
        </message>
        <message>
            <source>All episodes</source>
            <translation>Todos los episodios</translation>
        </message>
    </context>
    <context>
        <name>cuegate::EntryGroupPanel</name>
        <message>
            <source>Groups</source>
            <translation>Grupos</translation>
        </message>
        <message>
            <source>Search groups</source>
            <translation>Buscar grupos</translation>
        </message>
    </context>
    <context>
        <name>cuegate::EntryListFooter</name>
        <message>
            <source>&amp;Open</source>
            <translation>&amp;Abrir</translation>
        </message>
        <message>
            <source>Shows what the chosen entry is, and its links</source>
            <translation>Muestra la entrada elegida y sus enlaces</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Opening “%1”…</source>
            <translation>Abriendo «%1»…</translation>
        </message>
        <message>
            <source>Shows the episodes of the chosen series</source>
            <translation>Muestra los episodios de la serie elegida</translation>
        </message>
    </context>
    <context>
        <name>cuegate::EntryListHeader</name>
        <message>
            <source>Link to the programme guide copied. Enter it beside the playlist in your IPTV player.</source>
            <translation>Enlace a la guía de programación copiado. Introdúzcalo junto a la lista de reproducción en su reproductor de IPTV.</translation>
        </message>
        <message>
            <source>Copy link</source>
            <translation>Copiar enlace</translation>
        </message>
        <message>
            <source>Copies links for Kodi and IPTV players, which show the list themselves</source>
            <translation>Copia enlaces para Kodi y reproductores de IPTV, que muestran la lista por sí mismos</translation>
        </message>
        <message>
            <source>&amp;Playlist for Kodi and IPTV players (M3U)</source>
            <translation>&amp;Lista de reproducción para Kodi y reproductores de IPTV (M3U)</translation>
        </message>
        <message>
            <source>Programme &amp;guide (XMLTV)</source>
            <translation>&amp;Guía de programación (XMLTV)</translation>
        </message>
        <message>
            <source>Read again</source>
            <translation>Volver a leer</translation>
        </message>
        <message>
            <source>Reads the list again from where it comes</source>
            <translation>Vuelve a leer la lista desde su origen</translation>
        </message>
        <message>
            <source>%1 · being read again…</source>
            <comment>number of entries</comment>
            <translation>%1 · leyéndose de nuevo…</translation>
        </message>
        <message>
            <source>Message of the provider</source>
            <translation>Mensaje del proveedor</translation>
        </message>
    </context>
    <context>
        <name>cuegate::EntryListModel</name>
        <message>
            <source>not loaded yet</source>
            <translation>aún sin cargar</translation>
        </message>
    </context>
    <context>
        <name>cuegate::EntryListPanel</name>
        <message>
            <source>Search this list</source>
            <translation>Buscar en esta lista</translation>
        </message>
        <message>
            <source>Name or group (%1)</source>
            <translation>Nombre o grupo (%1)</translation>
        </message>
        <message>
            <source>Entries</source>
            <translation>Entradas</translation>
        </message>
        <message>
            <source>Searching…</source>
            <translation>Buscando…</translation>
        </message>
        <message>
            <source>Search the episodes</source>
            <translation>Buscar en los episodios</translation>
        </message>
        <message>
            <source>A series has no link of its own. Open it and copy the link of an episode.</source>
            <translation>Una serie no tiene enlace propio. Ábrala y copie el enlace de un episodio.</translation>
        </message>
        <message>
            <source>Show &amp;episodes</source>
            <translation>Mostrar &amp;episodios</translation>
        </message>
    </context>
    <context>
        <name>cuegate::EntryOpener</name>
        <message>
            <source>&amp;Open</source>
            <translation>&amp;Abrir</translation>
        </message>
        <message>
            <source>&amp;Copy link</source>
            <translation>&amp;Copiar enlace</translation>
        </message>
        <message>
            <source>Play in the &amp;browser</source>
            <translation>Reproducir en el &amp;navegador</translation>
        </message>
        <message>
            <source>Play in %1</source>
            <comment>player</comment>
            <translation>Reproducir en %1</translation>
        </message>
        <message>
            <source>“%1” is not in the list any more. Read the list again.</source>
            <translation>«%1» ya no está en la lista. Vuelva a leer la lista.</translation>
        </message>
        <message>
            <source>“%1” leads to where a list must not lead: into a private network, or to a file of this computer. If you trust it, add that address yourself.</source>
            <translation>«%1» lleva a donde una lista no debe llevar: a una red privada o a un archivo de este equipo. Si confía en ella, añada usted esa dirección.</translation>
        </message>
        <message>
            <source>“%1” cannot be opened. %2 %3</source>
            <comment>name, sentence, next step</comment>
            <translation>No se puede abrir «%1». %2 %3</translation>
        </message>
        <message>
            <source>Link to “%1” copied. Open it in a player or on a television.</source>
            <translation>Enlace a «%1» copiado. Ábralo en un reproductor o en un televisor.</translation>
        </message>
        <message>
            <source>No browser could be opened. Copy the link and open it yourself.</source>
            <translation>No se ha podido abrir ningún navegador. Copie el enlace y ábralo manualmente.</translation>
        </message>
        <message>
            <source>“%1” is opened in %2.</source>
            <comment>name, player</comment>
            <translation>«%1» se abre en %2.</translation>
        </message>
        <message>
            <source>%1 could not be started.</source>
            <comment>player</comment>
            <translation>No se ha podido iniciar %1.</translation>
        </message>
    </context>
    <context>
        <name>cuegate::EntrySections</name>
        <message>
            <source>Sections</source>
            <translation>Secciones</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <comment>section, number of entries</comment>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Todo</translation>
        </message>
    </context>
    <context>
        <name>cuegate::FailurePanel</name>
        <message>
            <source>Details</source>
            <translation>Detalles</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Reintentar</translation>
        </message>
        <message>
            <source>Trust this certificate…</source>
            <translation>Confiar en este certificado…</translation>
        </message>
    </context>
    <context>
        <name>cuegate::FilterBar</name>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Buscar</translation>
        </message>
        <message>
            <source>Clear the search</source>
            <translation>Borrar la búsqueda</translation>
        </message>
        <message>
            <source>Save as</source>
            <translation>Guardar como</translation>
        </message>
        <message>
            <source>Saves what is shown as a file</source>
            <translation>Guarda en un archivo lo que se muestra</translation>
        </message>
        <message>
            <source>Table (CSV)…</source>
            <translation>Tabla (CSV)…</translation>
        </message>
        <message>
            <source>JSON…</source>
            <translation>JSON…</translation>
        </message>
        <message>
            <source>Saving the file</source>
            <translation>Guardando el archivo</translation>
        </message>
        <message>
            <source>Tables (*.csv)</source>
            <translation>Tablas (*.csv)</translation>
        </message>
        <message>
            <source>JSON (*.json)</source>
            <translation>JSON (*.json)</translation>
        </message>
        <message>
            <source>Saved as %1.</source>
            <translation>Guardado como %1.</translation>
        </message>
        <message>
            <source>Saving was cancelled; nothing was written.</source>
            <translation>Se ha cancelado el guardado; no se ha escrito nada.</translation>
        </message>
        <message>
            <source>The file %1 cannot be written: %2.</source>
            <translation>No se puede escribir el archivo %1: %2.</translation>
        </message>
    </context>
    <context>
        <name>cuegate::GeneralSettings</name>
        <message>
            <source>As the system</source>
            <translation>El del sistema</translation>
        </message>
        <message>
            <source>As the film says</source>
            <translation>El que indique la película</translation>
        </message>
        <message>
            <source>General</source>
            <translation>General</translation>
        </message>
        <message>
            <source>&amp;Language</source>
            <translation>&amp;Idioma</translation>
        </message>
        <message>
            <source>The window and the menus speak it at once.</source>
            <translation>La ventana y los menús cambian al instante.</translation>
        </message>
        <message>
            <source>&amp;Sound</source>
            <translation>Idioma del a&amp;udio</translation>
        </message>
        <message>
            <source>Start at lo&amp;gin</source>
            <translation>Iniciar al a&amp;brir sesión</translation>
        </message>
        <message>
            <source>Cuegate starts in the notification area when you log in, so that the links always work.</source>
            <translation>Cuegate se inicia en el área de notificación al abrir la sesión, para que los enlaces funcionen siempre.</translation>
        </message>
        <message>
            <source>Start &amp;without the window</source>
            <translation>Iniciar sin la ven&amp;tana</translation>
        </message>
        <message>
            <source>The window stays closed until you open it from the notification area, where there is one.</source>
            <translation>La ventana permanece cerrada hasta que se abra desde el área de notificación, si la hay.</translation>
        </message>
        <message>
            <source>Show noti&amp;fications</source>
            <translation>Mostrar &amp;notificaciones</translation>
        </message>
        <message>
            <source>The list of programs that start at login cannot be changed.</source>
            <translation>No se puede cambiar la lista de programas que se inician al iniciar sesión.</translation>
        </message>
        <message>
            <source>Players begin with this language where a film has it, and with subtitles in it where there are only those; they can still choose another.</source>
            <translation>Los reproductores empiezan en este idioma si la película lo tiene, y con subtítulos en él si solo hay esos; pueden elegir otro igualmente.</translation>
        </message>
        <message>
            <source>When somebody is watching and a source fails or is too slow, when the disk is full, and when a device plays for the first time; each at most once in ten minutes.</source>
            <translation>Cuando alguien está viendo algo y un origen falla o es demasiado lento, cuando el disco está lleno y cuando un dispositivo reproduce por primera vez; cada una como máximo una vez cada diez minutos.</translation>
        </message>
    </context>
    <context>
        <name>cuegate::Inspector</name>
        <message>
            <source>Examine now</source>
            <translation>Analizar ahora</translation>
        </message>
        <message>
            <source>Examining the film</source>
            <translation>Analizando la película</translation>
        </message>
        <message>
            <source>Remarks</source>
            <translation>Observaciones</translation>
        </message>
        <message>
            <source>Copy link</source>
            <translation>Copiar enlace</translation>
        </message>
        <message>
            <source>Copies the link for players and televisions</source>
            <translation>Copia el enlace para reproductores y televisores</translation>
        </message>
        <message>
            <source>Watch page</source>
            <translation>Ver en navegador</translation>
        </message>
        <message>
            <source>Opens a page with a player in your browser</source>
            <translation>Abre una página con un reproductor en el navegador</translation>
        </message>
        <message>
            <source>Tracks</source>
            <translation>Pistas</translation>
        </message>
        <message>
            <source>Show more of the film</source>
            <translation>Mostrar más de la película</translation>
        </message>
        <message>
            <source>Show more detail</source>
            <translation>Mostrar más detalle</translation>
        </message>
        <message>
            <source>Show the whole film</source>
            <translation>Mostrar la película entera</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>Línea de tiempo</translation>
        </message>
        <message>
            <source>Choose a film on the list</source>
            <translation>Elija una película de la lista</translation>
        </message>
        <message>
            <source>This film plays. Its index does not tell exactly where its segments begin; Cuegate looks there while nobody needs the source, so that their lengths become exact.</source>
            <translation>Esta película se reproduce. Su índice no dice con exactitud dónde empiezan sus segmentos; Cuegate lo comprueba mientras nadie necesita el origen, para que sus duraciones sean exactas.</translation>
        </message>
        <message>
            <source>This file has no index. It plays already; Cuegate looks for its keyframes while nobody needs the source, so that the lengths of its segments become exact.</source>
            <translation>Este archivo no tiene índice. Ya se reproduce; Cuegate busca sus fotogramas clave mientras nadie necesita el origen, para que la duración de sus segmentos sea exacta.</translation>
        </message>
        <message>
            <source>This file has no index. Cuegate is going through it once to find its keyframes; players wait for that.</source>
            <translation>Este archivo no tiene índice. Cuegate lo está recorriendo una vez para encontrar sus fotogramas clave; los reproductores esperan a que termine.</translation>
        </message>
        <message>
            <source>Reading the film's headers and its index. This takes a few small requests, not the whole film.</source>
            <translation>Leyendo las cabeceras de la película y su índice. Bastan unas pocas solicitudes pequeñas, no toda la película.</translation>
        </message>
        <message>
            <source>This film has not been examined yet. That happens by itself when a player asks for it.</source>
            <translation>Esta película aún no se ha analizado. Se analiza sola cuando un reproductor la pide.</translation>
        </message>
        <message>
            <source>Overview</source>
            <translation>Resumen</translation>
        </message>
        <message>
            <source>Plays on</source>
            <translation>Compatibilidad</translation>
        </message>
        <message>
            <source>Cues</source>
            <translation>Cues</translation>
        </message>
        <message>
            <source>Structure</source>
            <translation>Estructura</translation>
        </message>
        <message>
            <source>Wheel zooms, drag moves, right click for more</source>
            <translation>Rueda: ampliar; arrastrar: mover; clic derecho: más</translation>
        </message>
        <message>
            <source>The wheel, + and − zoom, dragging and the arrow keys move, 0 shows the whole film. A click copies the time. A right click or the Menu key copies links that begin there and plays from there.</source>
            <translation>La rueda, + y − amplían y reducen, arrastrar y las flechas mueven, 0 muestra toda la película. Un clic copia el tiempo. El clic derecho o la tecla Menú copia enlaces que empiezan ahí y reproduce desde ahí.</translation>
        </message>
        <message>
            <source>The address and password of this film are locked, so it does not play. Unlock them above, or add the film again with its full address.</source>
            <translation>La dirección y la contraseña de esta película están bloqueadas, así que no se reproduce. Desbloquéelas arriba o vuelva a añadir la película con su dirección completa.</translation>
        </message>
    </context>
    <context>
        <name>cuegate::JobTableModel</name>
        <message>
            <source>Cancel segment %1 of “%2”</source>
            <translation>Cancelar el segmento %1 de «%2»</translation>
        </message>
        <message>
            <source>waiting</source>
            <translation>en espera</translation>
        </message>
        <message>
            <source>ending</source>
            <translation>terminando</translation>
        </message>
        <message>
            <source>converting</source>
            <translation>convirtiendo</translation>
        </message>
        <message>
            <source>copying</source>
            <translation>copiando</translation>
        </message>
        <message>
            <source>a removed film</source>
            <translation>una película quitada</translation>
        </message>
        <message>
            <source>Segment %1 of %2, %3 – %4</source>
            <comment>number, rendition, from, to</comment>
            <translation>Segmento %1 de %2, %3 – %4</translation>
        </message>
        <message>
            <source>a player waits</source>
            <translation>un reproductor espera</translation>
        </message>
        <message>
            <source>made ahead</source>
            <translation>por adelantado</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>Film</source>
            <translation>Película</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>Parte</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Motivo</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Estado</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Progreso</translation>
        </message>
        <message>
            <source>hangs</source>
            <translation>bloqueado</translation>
        </message>
    </context>
    <context>
        <name>cuegate::JobsPanel</name>
        <message>
            <source>Jobs</source>
            <translation>Tareas</translation>
        </message>
        <message>
            <source>Hide the jobs</source>
            <translation>Ocultar las tareas</translation>
        </message>
        <message>
            <source>Nothing is being made. While a film plays, the parts that are converted or copied for it are shown here.</source>
            <translation>No se está generando nada. Mientras se reproduce una película, aquí se muestran las partes que se convierten o copian para ella.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Ends this job. A player that still wants this part may ask for it again.</source>
            <translation>Termina esta tarea. Un reproductor que aún necesite esta parte puede volver a pedirla.</translation>
        </message>
        <message numerus="yes">
            <source>%n running</source>
            <translation>
                <numerusform>%n en curso</numerusform>
                <numerusform>%n en curso</numerusform>
            </translation>
        </message>
        <message>
            <source>%1, %2</source>
            <comment>running, waiting</comment>
            <translation>%1, %2</translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n en espera</numerusform>
                <numerusform>%n en espera</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cuegate::MainWindow</name>
        <message>
            <source>“%1”: %2</source>
            <comment>line, what is wrong with it</comment>
            <translation>«%1»: %2</translation>
        </message>
        <message>
            <source>%1 %2</source>
            <comment>sentence, next step</comment>
            <translation>%1 %2</translation>
        </message>
        <message>
            <source>Removed “%1”.</source>
            <translation>Se ha quitado «%1».</translation>
        </message>
        <message numerus="yes">
            <source>Removed %n film(s).</source>
            <translation>
                <numerusform>Se ha quitado %n película.</numerusform>
                <numerusform>Se han quitado %n películas.</numerusform>
            </translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Deshacer</translation>
        </message>
        <message>
            <source>Link copied. Open it in a player or on a television.</source>
            <translation>Enlace copiado. Ábralo en un reproductor o en un televisor.</translation>
        </message>
        <message>
            <source>Link to the watch page copied. Open it in a browser.</source>
            <translation>Enlace a la página de reproducción copiado. Ábralo en un navegador.</translation>
        </message>
        <message>
            <source>Link to the original file copied.</source>
            <translation>Enlace al archivo original copiado.</translation>
        </message>
        <message>
            <source>No browser could be opened. Copy the link and open it yourself.</source>
            <translation>No se ha podido abrir ningún navegador. Copie el enlace y ábralo manualmente.</translation>
        </message>
        <message>
            <source>About Cuegate</source>
            <translation>Acerca de Cuegate</translation>
        </message>
        <message>
            <source>&lt;h3&gt;Cuegate %1&lt;/h3&gt;&lt;p&gt;Plays your films on every screen without converting them first.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
            <translation>&lt;h3&gt;Cuegate %1&lt;/h3&gt;&lt;p&gt;Reproduce películas en todas las pantallas sin convertirlas antes.&lt;/p&gt;&lt;p&gt;Software libre bajo la Licencia Pública General de GNU, versión 3 o posterior.&lt;/p&gt;</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>&amp;Archivo</translation>
        </message>
        <message>
            <source>Fil&amp;m</source>
            <translation>&amp;Película</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;Ver</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>A&amp;yuda</translation>
        </message>
        <message>
            <source>Tools</source>
            <translation>Herramientas</translation>
        </message>
        <message>
            <source>&amp;Add…</source>
            <translation>&amp;Añadir…</translation>
        </message>
        <message>
            <source>Add films by link or file</source>
            <translation>Añadir películas por enlace o archivo</translation>
        </message>
        <message>
            <source>&amp;Paste links</source>
            <translation>&amp;Pegar enlaces</translation>
        </message>
        <message>
            <source>&amp;Copy link</source>
            <translation>&amp;Copiar enlace</translation>
        </message>
        <message>
            <source>Copy the link for players and televisions</source>
            <translation>Copiar el enlace para reproductores y televisores</translation>
        </message>
        <message>
            <source>Copy link to the &amp;watch page</source>
            <translation>Copiar enlace a la página de &amp;reproducción</translation>
        </message>
        <message>
            <source>Copy link to the original &amp;file</source>
            <translation>Copiar enlace al &amp;archivo original</translation>
        </message>
        <message>
            <source>&amp;Open in browser</source>
            <translation>Abrir en el &amp;navegador</translation>
        </message>
        <message>
            <source>Open the watch page in your browser</source>
            <translation>Abrir la página de reproducción en el navegador</translation>
        </message>
        <message>
            <source>Examine a film that failed or was not examined yet</source>
            <translation>Analizar una película que falló o que aún no se ha analizado</translation>
        </message>
        <message>
            <source>&amp;Remove</source>
            <translation>&amp;Quitar</translation>
        </message>
        <message>
            <source>Remove from the list; the film itself stays</source>
            <translation>Quitar de la lista; la película se conserva</translation>
        </message>
        <message>
            <source>&amp;Settings…</source>
            <translation>A&amp;justes…</translation>
        </message>
        <message>
            <source>&amp;About Cuegate</source>
            <translation>&amp;Acerca de Cuegate</translation>
        </message>
        <message>
            <source>&amp;Jobs</source>
            <translation>&amp;Tareas</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Salir</translation>
        </message>
        <message>
            <source>Address copied.</source>
            <translation>Dirección copiada.</translation>
        </message>
        <message>
            <source>No link and no file was found in it.</source>
            <translation>No se ha encontrado ningún enlace ni archivo.</translation>
        </message>
        <message>
            <source>There are no films in “%1”.</source>
            <translation>No hay películas en «%1».</translation>
        </message>
        <message numerus="yes">
            <source>Added %n film(s) from “%1”, which holds more than can be added at once.</source>
            <translation>
                <numerusform>Se ha añadido %n película de «%1», que contiene más de las que se pueden añadir de una vez.</numerusform>
                <numerusform>Se han añadido %n películas de «%1», que contiene más de las que se pueden añadir de una vez.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Added %n film(s) from “%1”.</source>
            <translation>
                <numerusform>Se ha añadido %n película de «%1».</numerusform>
                <numerusform>Se han añadido %n películas de «%1».</numerusform>
            </translation>
        </message>
        <message>
            <source>E&amp;xamine again</source>
            <translation>Anali&amp;zar de nuevo</translation>
        </message>
        <message>
            <source>Save &amp;diagnostics…</source>
            <translation>Guardar &amp;diagnóstico…</translation>
        </message>
        <message>
            <source>Copy other &amp;links</source>
            <translation>Copiar otros en&amp;laces</translation>
        </message>
        <message>
            <source>Rea&amp;d again</source>
            <translation>Volver a le&amp;er</translation>
        </message>
        <message>
            <source>Ask the server what is in the list now</source>
            <translation>Preguntar al servidor qué hay ahora en la lista</translation>
        </message>
    </context>
    <context>
        <name>cuegate::NavigationList</name>
        <message>
            <source>Pages</source>
            <translation>Páginas</translation>
        </message>
    </context>
    <context>
        <name>cuegate::NetworkSettings</name>
        <message>
            <source>All networks</source>
            <translation>Todas las redes</translation>
        </message>
        <message>
            <source>This computer only</source>
            <translation>Solo este equipo</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <comment>name of a network interface, its address</comment>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>This computer does not have that address any more. Cuegate goes on serving where it did.</source>
            <translation>Este equipo ya no tiene esa dirección. Cuegate sigue sirviendo donde lo hacía.</translation>
        </message>
        <message>
            <source>The system does not let Cuegate use port %1. Ports from 1024 on are free to use.</source>
            <translation>El sistema no deja que Cuegate use el puerto %1. Los puertos a partir del 1024 se pueden usar libremente.</translation>
        </message>
        <message>
            <source>Port %1 is in use by another program. Cuegate goes on serving at %2.</source>
            <translation>Otro programa está usando el puerto %1. Cuegate sigue sirviendo en el %2.</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>Red</translation>
        </message>
        <message>
            <source>&amp;Port</source>
            <translation>&amp;Puerto</translation>
        </message>
        <message>
            <source>Players reach Cuegate here. Changing it changes all links at once: who is watching has to open the film again.</source>
            <translation>Los reproductores acceden aquí a Cuegate. Cambiarlo cambia todos los enlaces de inmediato: quien esté viendo algo tendrá que volver a abrir la película.</translation>
        </message>
        <message>
            <source>Serve &amp;on</source>
            <translation>Servir e&amp;n</translation>
        </message>
        <message>
            <source>Players reach Cuegate only through what is chosen here. Changing it ends what is being watched.</source>
            <translation>Los reproductores solo acceden a Cuegate a través de lo elegido aquí. Cambiarlo interrumpe lo que se esté viendo.</translation>
        </message>
        <message>
            <source>Devices on the same network</source>
            <translation>Dispositivos de la misma red</translation>
        </message>
        <message>
            <source>Also private addresses through VPNs and containers</source>
            <translation>También direcciones privadas a través de VPN y contenedores</translation>
        </message>
        <message>
            <source>&amp;Who may connect</source>
            <translation>&amp;Quién puede conectarse</translation>
        </message>
        <message>
            <source>Nobody from the internet can connect in either case, and every link holds a secret.</source>
            <translation>En ningún caso puede conectarse nadie desde Internet, y cada enlace contiene un secreto.</translation>
        </message>
        <message>
            <source>Names have letters, digits, hyphens and dots, such as tv.lan.</source>
            <translation>Los nombres llevan letras, cifras, guiones y puntos, como tv.lan.</translation>
        </message>
        <message>
            <source>tv.lan</source>
            <translation>tv.lan</translation>
        </message>
        <message>
            <source>&amp;Names of this computer</source>
            <translation>&amp;Nombres de este equipo</translation>
        </message>
        <message>
            <source>What players may call it besides its address and its .local name, if your router gives it a name. Any other name is refused: a web page could have made it up.</source>
            <translation>Cómo pueden llamarlo los reproductores además de por su dirección y su nombre .local, si su router le da un nombre. Cualquier otro nombre se rechaza: una página web podría habérselo inventado.</translation>
        </message>
        <message>
            <source>&amp;Connections to each source</source>
            <translation>Cone&amp;xiones con cada origen</translation>
        </message>
        <message>
            <source>So many at most at the same time, where a source does not say how many it allows; providers may lock accounts that open more.</source>
            <translation>Máximo simultáneo si el origen no indica cuántas permite; los proveedores pueden bloquear las cuentas que abran más.</translation>
        </message>
        <message>
            <source>Spare &amp;metered networks</source>
            <translation>Ahorrar en redes de uso &amp;medido</translation>
        </message>
        <message>
            <source>While the network costs by volume, nothing is fetched or made ahead of what is watched.</source>
            <translation>Mientras la red se cobre por volumen, no se descarga ni se genera nada por adelantado.</translation>
        </message>
        <message>
            <source>Cuegate was started with port %1. What is set here counts from the next start.</source>
            <translation>Cuegate se ha iniciado con el puerto %1. Lo que se ajuste aquí vale a partir del próximo inicio.</translation>
        </message>
        <message>
            <source>any</source>
            <comment>any port that is free</comment>
            <translation>cualquiera</translation>
        </message>
    </context>
    <context>
        <name>cuegate::NoticeBar</name>
        <message>
            <source>Close this message</source>
            <translation>Cerrar este mensaje</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Deshacer</translation>
        </message>
    </context>
    <context>
        <name>cuegate::Notices</name>
        <message>
            <source>A film</source>
            <translation>Una película</translation>
        </message>
        <message>
            <source>“%1” comes too slowly</source>
            <translation>«%1» llega demasiado despacio</translation>
        </message>
        <message>
            <source>Its source is slower than the film plays, so the picture will stop now and then.</source>
            <translation>Su origen es más lento que la reproducción, así que la imagen se parará de vez en cuando.</translation>
        </message>
        <message>
            <source>The provider of “%1” is limiting Cuegate</source>
            <translation>El proveedor de «%1» limita a Cuegate</translation>
        </message>
        <message>
            <source>“%1” stops while it is being watched</source>
            <translation>«%1» se ha detenido mientras se veía</translation>
        </message>
        <message>
            <source>The disk is full or cannot be written</source>
            <translation>El disco está lleno o no se puede escribir en él</translation>
        </message>
        <message>
            <source>Films still play, but nothing of them is kept. Free some space, or lower the limits of the cache.</source>
            <translation>Las películas se siguen reproduciendo, pero no se guarda nada de ellas. Libere espacio o reduzca los límites de la caché.</translation>
        </message>
        <message>
            <source>A new device plays “%1”</source>
            <translation>Un dispositivo nuevo reproduce «%1»</translation>
        </message>
        <message>
            <source>%1 has not played anything from here before. If you do not know it, you can stop it under “Now playing”.</source>
            <translation>%1 no había reproducido nada desde aquí hasta ahora. Si no lo conoce, puede detenerlo en «En reproducción».</translation>
        </message>
    </context>
    <context>
        <name>cuegate::NowPlayingPage</name>
        <message>
            <source>Now playing</source>
            <translation>En reproducción</translation>
        </message>
        <message>
            <source>Show the parts of films that are being made, and cancel them</source>
            <translation>Muestra las partes de películas que se están generando y permite cancelarlas</translation>
        </message>
        <message>
            <source>Nobody is playing anything</source>
            <translation>Nadie está reproduciendo nada</translation>
        </message>
        <message>
            <source>Choose a film, copy its link and open it in a player, on a television or on a phone; or open its watch page in a browser. Whoever plays it is shown here.</source>
            <translation>Elija una película, copie su enlace y ábralo en un reproductor, en un televisor o en un teléfono; o abra su página de reproducción en un navegador. Aquí se muestra quién la reproduce.</translation>
        </message>
        <message>
            <source>All players together</source>
            <translation>Total de los reproductores</translation>
        </message>
        <message numerus="yes">
            <source>%n player(s)</source>
            <translation>
                <numerusform>%n reproductor</numerusform>
                <numerusform>%n reproductores</numerusform>
            </translation>
        </message>
        <message>
            <source>No jobs</source>
            <translation>Sin tareas</translation>
        </message>
        <message numerus="yes">
            <source>%n job(s)</source>
            <translation>
                <numerusform>%n tarea</numerusform>
                <numerusform>%n tareas</numerusform>
            </translation>
        </message>
        <message>
            <source>Stop a player</source>
            <translation>Detener un reproductor</translation>
        </message>
        <message>
            <source>Stop “%1” on %2?</source>
            <comment>film, player</comment>
            <translation>¿Detener «%1» en %2?</translation>
        </message>
        <message numerus="yes">
            <source>Its connections are closed, and what is being made for it is dropped. For %n second(s) Cuegate refuses this film to it; then it can be played again.</source>
            <translation>
                <numerusform>Se cierran sus conexiones y se descarta lo que se está generando para él. Durante %n segundo Cuegate le niega esta película; después se puede volver a reproducir.</numerusform>
                <numerusform>Se cierran sus conexiones y se descarta lo que se está generando para él. Durante %n segundos Cuegate le niega esta película; después se puede volver a reproducir.</numerusform>
            </translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Detener</translation>
        </message>
    </context>
    <context>
        <name>cuegate::PlaysOnPanel</name>
        <message>
            <source>On a slow network players may take a smaller, converted picture where one is offered. Kodi, mpv, and VLC also play the original file, unchanged, by its own link. What a device decodes is what its maker says of it.</source>
            <translation>En una red lenta, los reproductores pueden tomar una imagen convertida más pequeña si se ofrece. Kodi, mpv y VLC también reproducen el archivo original, sin cambios, con su propio enlace. Lo que un dispositivo descodifica es lo que indica su fabricante.</translation>
        </message>
        <message>
            <source>What will happen on players</source>
            <translation>Qué ocurrirá en los reproductores</translation>
        </message>
    </context>
    <context>
        <name>cuegate::ProfileBar</name>
        <message>
            <source>OK</source>
            <translation>Aceptar</translation>
        </message>
        <message>
            <source>Close this message</source>
            <translation>Cerrar este mensaje</translation>
        </message>
        <message>
            <source>The list of your films was damaged. It is now as it was when it was last saved as a backup; the damaged file was put aside in the profile folder.</source>
            <translation>La lista de películas estaba dañada. Se ha restaurado a la última copia de seguridad; el archivo dañado se ha apartado en la carpeta del perfil.</translation>
        </message>
        <message>
            <source>The list of your films was damaged, and there was no backup. It begins anew; the damaged file was put aside in the profile folder.</source>
            <translation>La lista de películas estaba dañada y no había copia de seguridad. Empieza de nuevo; el archivo dañado se ha apartado en la carpeta del perfil.</translation>
        </message>
        <message>
            <source>Keep them in a &amp;file</source>
            <translation>Guardarlas en un &amp;archivo</translation>
        </message>
        <message>
            <source>Other users of this computer cannot read the file, but every program you run can</source>
            <translation>Otros usuarios de este equipo no pueden leer el archivo, pero cualquier programa que se ejecute sí</translation>
        </message>
        <message>
            <source>F&amp;orget them at the end</source>
            <translation>&amp;Olvidarlas al final</translation>
        </message>
        <message>
            <source>Keep passwords only until Cuegate ends</source>
            <translation>Conservar las contraseñas solo hasta que Cuegate se cierre</translation>
        </message>
        <message>
            <source>&amp;Unlock</source>
            <translation>&amp;Desbloquear</translation>
        </message>
        <message>
            <source>Try to get the key again</source>
            <translation>Intentar obtener la clave de nuevo</translation>
        </message>
        <message>
            <source>Cuegate finds no keychain that keeps the passwords of your films. Where shall it keep them?</source>
            <translation>Cuegate no encuentra ningún llavero que guarde las contraseñas de las películas. ¿Dónde debe guardarlas?</translation>
        </message>
        <message numerus="yes">
            <source>The addresses and passwords of %n film(s) are locked, because the key to them cannot be had.</source>
            <translation>
                <numerusform>La dirección y la contraseña de %n película están bloqueadas porque no se puede obtener su clave.</numerusform>
                <numerusform>Las direcciones y contraseñas de %n películas están bloqueadas porque no se puede obtener su clave.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The addresses and passwords of %n film(s) were kept only until Cuegate ended. Add them again, or keep passwords from now on.</source>
            <translation>
                <numerusform>La dirección y la contraseña de %n película solo se conservaron hasta que se cerró Cuegate. Vuelva a añadirlas o guarde las contraseñas a partir de ahora.</numerusform>
                <numerusform>Las direcciones y contraseñas de %n películas solo se conservaron hasta que se cerró Cuegate. Vuelva a añadirlas o guarde las contraseñas a partir de ahora.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The addresses and passwords of %n film(s) were sealed with a key that is gone. Add them again with their full addresses.</source>
            <translation>
                <numerusform>La dirección y la contraseña de %n película se sellaron con una clave que ya no existe. Vuelva a añadirla con su dirección completa.</numerusform>
                <numerusform>Las direcciones y contraseñas de %n películas se sellaron con una clave que ya no existe. Vuelva a añadirlas con sus direcciones completas.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cuegate::SearchField</name>
        <message>
            <source>Clear the search</source>
            <translation>Borrar la búsqueda</translation>
        </message>
    </context>
    <context>
        <name>cuegate::SessionCard</name>
        <message>
            <source>Stop</source>
            <translation>Detener</translation>
        </message>
        <message>
            <source>Estimated from what the player has fetched and how long it has been playing.</source>
            <translation>Estimado según lo que el reproductor ha descargado y el tiempo que lleva reproduciendo.</translation>
        </message>
        <message numerus="yes">
            <source>Ends what this player plays, and refuses it this film for %n second(s).</source>
            <translation>
                <numerusform>Detiene lo que reproduce este reproductor y le niega esta película durante %n segundo.</numerusform>
                <numerusform>Detiene lo que reproduce este reproductor y le niega esta película durante %n segundos.</numerusform>
            </translation>
        </message>
        <message>
            <source>A removed film</source>
            <translation>Una película quitada</translation>
        </message>
        <message>
            <source>Stop “%1” on %2</source>
            <comment>film, player</comment>
            <translation>Detener «%1» en %2</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>player, film</comment>
            <translation>%1: %2</translation>
        </message>
    </context>
    <context>
        <name>cuegate::SettingsDialog</name>
        <message>
            <source>Settings</source>
            <translation>Ajustes</translation>
        </message>
        <message>
            <source>&amp;General</source>
            <translation>&amp;General</translation>
        </message>
        <message>
            <source>&amp;Network</source>
            <translation>&amp;Red</translation>
        </message>
        <message>
            <source>&amp;Cache</source>
            <translation>&amp;Caché</translation>
        </message>
        <message>
            <source>C&amp;onversion</source>
            <translation>Con&amp;versión</translation>
        </message>
    </context>
    <context>
        <name>cuegate::SourceArranging</name>
        <message>
            <source>Move to &amp;folder</source>
            <translation>&amp;Mover a la carpeta</translation>
        </message>
        <message>
            <source>Move &amp;up</source>
            <translation>S&amp;ubir</translation>
        </message>
        <message>
            <source>Move &amp;down</source>
            <translation>&amp;Bajar</translation>
        </message>
        <message>
            <source>&amp;New folder with these films…</source>
            <translation>Nue&amp;va carpeta con estas películas…</translation>
        </message>
        <message>
            <source>Remo&amp;ve folder</source>
            <translation>Quitar carpe&amp;ta</translation>
        </message>
        <message>
            <source>The films in it stay on the list</source>
            <translation>Las películas que contiene siguen en la lista</translation>
        </message>
        <message>
            <source>Rena&amp;me folder…</source>
            <translation>Ca&amp;mbiar el nombre de la carpeta…</translation>
        </message>
        <message>
            <source>&amp;Edit…</source>
            <translation>&amp;Editar…</translation>
        </message>
        <message>
            <source>&amp;No folder</source>
            <translation>&amp;Sin carpeta</translation>
        </message>
        <message>
            <source>New folder</source>
            <translation>Nueva carpeta</translation>
        </message>
        <message numerus="yes">
            <source>Name of the folder for %n film(s):</source>
            <translation>
                <numerusform>Nombre de la carpeta para %n película:</numerusform>
                <numerusform>Nombre de la carpeta para %n películas:</numerusform>
            </translation>
        </message>
        <message>
            <source>Rename folder</source>
            <translation>Cambiar nombre de la carpeta</translation>
        </message>
        <message>
            <source>New name of the folder:</source>
            <translation>Nuevo nombre de la carpeta:</translation>
        </message>
    </context>
    <context>
        <name>cuegate::SourceListModel</name>
        <message>
            <source>not examined yet</source>
            <translation>sin analizar</translation>
        </message>
        <message>
            <source>examining…</source>
            <translation>analizando…</translation>
        </message>
        <message>
            <source>looking for an index: %1 %</source>
            <translation>buscando un índice: %1 %</translation>
        </message>
        <message numerus="yes">
            <source>%n film(s)</source>
            <translation>
                <numerusform>%n película</numerusform>
                <numerusform>%n películas</numerusform>
            </translation>
        </message>
        <message>
            <source>Folder %1, %2</source>
            <comment>name, number of films</comment>
            <translation>Carpeta %1, %2</translation>
        </message>
        <message>
            <source>, </source>
            <comment>between parts of a list</comment>
            <translation>, </translation>
        </message>
        <message>
            <source>locked</source>
            <translation>bloqueada</translation>
        </message>
        <message>
            <source>not read yet</source>
            <translation>aún sin leer</translation>
        </message>
        <message>
            <source>being read…</source>
            <translation>leyendo…</translation>
        </message>
        <message>
            <source>Xtream account · %1</source>
            <comment>server</comment>
            <translation>Cuenta Xtream · %1</translation>
        </message>
    </context>
    <context>
        <name>cuegate::SourcePanel</name>
        <message>
            <source>Films</source>
            <translation>Películas</translation>
        </message>
        <message>
            <source>Search films</source>
            <translation>Buscar películas</translation>
        </message>
        <message>
            <source>Name, folder or address (%1)</source>
            <translation>Nombre, carpeta o dirección (%1)</translation>
        </message>
        <message>
            <source>No film matches.</source>
            <translation>Ninguna película coincide.</translation>
        </message>
        <message numerus="yes">
            <source>%1 of %Ln film(s)</source>
            <comment>found, all</comment>
            <translation>
                <numerusform>%1 de %Ln película</numerusform>
                <numerusform>%1 de %Ln películas</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cuegate::StatusStrip</name>
        <message>
            <source>Copy the address</source>
            <translation>Copiar la dirección</translation>
        </message>
        <message>
            <source>Clear the cache…</source>
            <translation>Vaciar la caché…</translation>
        </message>
        <message>
            <source>Show what is being made</source>
            <translation>Mostrar lo que se está generando</translation>
        </message>
        <message>
            <source>Port %1 cannot be used, so nothing is served. Choose another one in the settings.</source>
            <translation>El puerto %1 no se puede usar, así que no se sirve nada. Elija otro en los ajustes.</translation>
        </message>
        <message>
            <source>Starting…</source>
            <translation>Iniciando…</translation>
        </message>
        <message>
            <source>Ready, nobody is watching</source>
            <translation>Listo, nadie está viendo nada</translation>
        </message>
        <message numerus="yes">
            <source>Serving %n player(s)</source>
            <translation>
                <numerusform>Sirviendo a %n reproductor</numerusform>
                <numerusform>Sirviendo a %n reproductores</numerusform>
            </translation>
        </message>
        <message>
            <source>Serving at %1</source>
            <translation>Sirviendo en %1</translation>
        </message>
        <message>
            <source>Nobody is watching</source>
            <translation>Nadie está viendo nada</translation>
        </message>
        <message numerus="yes">
            <source>%n player(s) watching</source>
            <translation>
                <numerusform>%n reproductor en uso</numerusform>
                <numerusform>%n reproductores en uso</numerusform>
            </translation>
        </message>
        <message>
            <source>Cache: %1 of %2</source>
            <comment>used, capacity</comment>
            <translation>Caché: %1 de %2</translation>
        </message>
        <message>
            <source>No cache</source>
            <translation>Sin caché</translation>
        </message>
        <message>
            <source>No jobs</source>
            <translation>Sin tareas</translation>
        </message>
        <message numerus="yes">
            <source>%n job(s)</source>
            <translation>
                <numerusform>%n tarea</numerusform>
                <numerusform>%n tareas</numerusform>
            </translation>
        </message>
        <message>
            <source>Clear the cache</source>
            <translation>Vaciar la caché</translation>
        </message>
        <message>
            <source>Delete all stored pieces of films (%1)?</source>
            <translation>¿Eliminar todos los fragmentos de películas guardados (%1)?</translation>
        </message>
        <message>
            <source>Films and links stay. What is played again is made again.</source>
            <translation>Las películas y los enlaces se conservan. Lo que se vuelva a reproducir se generará de nuevo.</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>Vaciar</translation>
        </message>
    </context>
    <context>
        <name>cuegate::StructureModel</name>
        <message>
            <source>Damaged from here on: %1.</source>
            <translation>Dañado a partir de aquí: %1.</translation>
        </message>
        <message>
            <source>%1 Click here to try again.</source>
            <translation>%1 Haga clic aquí para reintentarlo.</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>Leyendo…</translation>
        </message>
        <message>
            <source>Show more…</source>
            <translation>Mostrar más…</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <comment>name in the file, meaning</comment>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>desconocido</translation>
        </message>
        <message>
            <source>%1 + %2</source>
            <comment>bytes of header and payload</comment>
            <translation>%1 + %2</translation>
        </message>
        <message>
            <source>%1, id 0x%2</source>
            <translation>%1, id. 0x%2</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>Byte offset</source>
            <translation>Posición (bytes)</translation>
        </message>
        <message>
            <source>Bytes (header + content)</source>
            <translation>Bytes (cabecera + contenido)</translation>
        </message>
        <message>
            <source>Content</source>
            <translation>Contenido</translation>
        </message>
    </context>
    <context>
        <name>cuegate::StructurePanel</name>
        <message>
            <source>The format of this file is not known, so there is no structure to show.</source>
            <translation>El formato de este archivo no se conoce, así que no hay estructura que mostrar.</translation>
        </message>
        <message>
            <source>Search in what has been read: a name, a value, a byte offset</source>
            <translation>Buscar en lo leído: un nombre, un valor, una posición en bytes</translation>
        </message>
        <message>
            <source>Structure of the file</source>
            <translation>Estructura del archivo</translation>
        </message>
        <message>
            <source>%1 structure</source>
            <comment>name of a file</comment>
            <translation>%1 - estructura</translation>
        </message>
        <message numerus="yes">
            <source>%Ln element(s) read</source>
            <translation>
                <numerusform>%Ln elemento leído</numerusform>
                <numerusform>%Ln elementos leídos</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cuegate::TimelineMenu</name>
        <message>
            <source>&amp;Copy time %1</source>
            <translation>&amp;Copiar el tiempo %1</translation>
        </message>
        <message>
            <source>Time %1 copied.</source>
            <translation>Tiempo %1 copiado.</translation>
        </message>
        <message>
            <source>Copy link to the &amp;stream from here</source>
            <translation>Copiar enlace al &amp;flujo desde aquí</translation>
        </message>
        <message>
            <source>Link copied. The stream begins at the keyframe before this time.</source>
            <translation>Enlace copiado. El flujo empieza en el fotograma clave anterior a este tiempo.</translation>
        </message>
        <message>
            <source>Copy link to the &amp;watch page from here</source>
            <translation>Copiar enlace a la página de &amp;reproducción desde aquí</translation>
        </message>
        <message>
            <source>Link copied. Open it in a browser.</source>
            <translation>Enlace copiado. Ábralo en un navegador.</translation>
        </message>
        <message>
            <source>Copy link to this se&amp;gment</source>
            <translation>Copiar enlace a este &amp;segmento</translation>
        </message>
        <message>
            <source>Link to the segment copied.</source>
            <translation>Enlace al segmento copiado.</translation>
        </message>
        <message>
            <source>Play from here in the &amp;browser</source>
            <translation>Reproducir desde aquí en el &amp;navegador</translation>
        </message>
        <message>
            <source>No browser could be opened. Copy the link and open it yourself.</source>
            <translation>No se ha podido abrir ningún navegador. Copie el enlace y ábralo manualmente.</translation>
        </message>
        <message>
            <source>Play from here in %1</source>
            <comment>player</comment>
            <translation>Reproducir desde aquí en %1</translation>
        </message>
        <message>
            <source>%1 could not be started.</source>
            <comment>player</comment>
            <translation>No se ha podido iniciar %1.</translation>
        </message>
    </context>
    <context>
        <name>cuegate::TimelineWidget</name>
        <message>
            <source>Timeline</source>
            <translation>Línea de tiempo</translation>
        </message>
        <message>
            <source>Copied %1</source>
            <translation>%1 copiado</translation>
        </message>
    </context>
    <context>
        <name>cuegate::TrackTableModel</name>
        <message>
            <source>unknown (%1)</source>
            <translation>desconocido (%1)</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>sí</translation>
        </message>
        <message>
            <source>yes, converted where needed</source>
            <translation>sí, convertida donde haga falta</translation>
        </message>
        <message>
            <source>no: %1</source>
            <translation>no: %1</translation>
        </message>
        <message>
            <source>Track %1 (%2): %3</source>
            <translation>Pista %1 (%2): %3</translation>
        </message>
        <message>
            <source>Track %1 (%2) is not served: %3</source>
            <translation>La pista %1 (%2) no se sirve: %3</translation>
        </message>
        <message>
            <source>, </source>
            <comment>between parts of a list</comment>
            <translation>, </translation>
        </message>
        <message>
            <source>Format</source>
            <translation>Formato</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Detalles</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Idioma</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>Marks</source>
            <translation>Marcas</translation>
        </message>
        <message>
            <source>Served</source>
            <translation>Se sirve</translation>
        </message>
    </context>
    <context>
        <name>cuegate::TrafficGraph</name>
        <message>
            <source>Fetched: %1. Sent: %2.</source>
            <comment>rates</comment>
            <translation>Descargado: %1. Enviado: %2.</translation>
        </message>
        <message>
            <source>The last two minutes. Fetched: from where the film is. Sent: to the player.</source>
            <translation>Los últimos dos minutos. Descargado: desde donde está la película. Enviado: al reproductor.</translation>
        </message>
        <message>
            <source>Fetched %1</source>
            <translation>Descargado %1</translation>
        </message>
        <message>
            <source>Sent %1</source>
            <translation>Enviado %1</translation>
        </message>
    </context>
    <context>
        <name>cuegate::TrayIcon</name>
        <message>
            <source>Add…</source>
            <translation>Añadir…</translation>
        </message>
        <message>
            <source>Copy link of</source>
            <translation>Copiar enlace de</translation>
        </message>
        <message>
            <source>Open in browser</source>
            <translation>Abrir en el navegador</translation>
        </message>
        <message>
            <source>Settings…</source>
            <translation>Ajustes…</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Salir</translation>
        </message>
        <message>
            <source>Hide Cuegate</source>
            <translation>Ocultar Cuegate</translation>
        </message>
        <message>
            <source>Show Cuegate</source>
            <translation>Mostrar Cuegate</translation>
        </message>
        <message>
            <source>%1, converting</source>
            <comment>what is served</comment>
            <translation>%1, convirtiendo</translation>
        </message>
        <message>
            <source>Cuegate: %1</source>
            <translation>Cuegate: %1</translation>
        </message>
    </context>
</TS>
